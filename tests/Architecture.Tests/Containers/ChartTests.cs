using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Architecture.Tests.Containers;

/// <summary>Helm is not here to fill the templates in; what can be seen without it is looked at.</summary>
public sealed partial class ChartTests
{
    private static readonly YamlMappingNode _values = (YamlMappingNode)ContainerFiles.Documents(ContainerFiles.Chart + "/values.yaml").Single();
    private static readonly string _templates = string.Join('\n', ContainerFiles.Templates.Select(Repository.Read));

    public static TheoryData<string> Templates => [.. ContainerFiles.Templates];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_block_that_a_template_opens_is_closed(string file)
    {
        var text = Repository.Read(file);
        Assert.Equal(Regex.Count(text, @"\{\{"), Regex.Count(text, @"\}\}"));
        var depth = 0;
        foreach (Match action in Action().Matches(text))
        {
            var word = action.Groups[1].Value;
            depth += word is "if" or "with" or "range" or "define" ? 1 : word == "end" ? -1 : 0;
            Assert.True(depth >= 0 && (word != "else" || depth > 0), $"{file}: {action.Value}");
        }

        Assert.Equal(0, depth);
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void What_is_written_in_lines_of_its_own_is_indented_as_far_as_it_stands(string file) => Assert.All(
        IndentedLine().Matches(Repository.Read(file)), line => Assert.Equal(line.Groups[1].Length.ToString(null as IFormatProvider), line.Groups[2].Value));

    [Fact]
    public void Every_value_that_a_template_uses_has_a_default()
    {
        var used = Value().Matches(_templates).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(used);
        Assert.All(used, path =>
        {
            YamlNode node = _values;
            foreach (var name in path.Split('.'))
                node = Assert.IsType<YamlMappingNode>(node).Children.TryGetValue(name, out var value) ? value : throw new KeyNotFoundException($"values.yaml has no {path}");
        });
    }

    [Fact]
    public void Every_value_is_used()
    {
        foreach (var (key, value) in _values)
            Assert.True(IsUsed(key.ToString(), value), $"no template uses {key}");
    }

    [Theory]
    [InlineData("default")]
    [InlineData("everything")]
    [InlineData("secret")]
    public void An_example_sets_values_that_there_are(string name)
    {
        var example = (YamlMappingNode)ContainerFiles.Documents($"{ContainerFiles.Chart}/ci/{name}-values.yaml").Single();
        Assert.Empty(example.Children.Keys.Except(_values.Children.Keys));
    }

    [Fact]
    public void Every_template_that_is_included_is_defined_and_the_other_way_round() => Assert.Equal(
        Defined().Matches(_templates).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal),
        Included().Matches(_templates).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    // A value is used by itself, or piece by piece: then each piece is.
    private static bool IsUsed(string path, YamlNode value) =>
        Regex.IsMatch(_templates, @"\.Values\." + Regex.Escape(path) + @"(?![\w.])")
        || (value is YamlMappingNode { Children.Count: > 0 } map && map.Children.All(entry => IsUsed(path + "." + entry.Key, entry.Value)));

    [GeneratedRegex(@"\{\{-?\s*(\w*)[^}]*\}\}")]
    private static partial Regex Action();

    [GeneratedRegex(@"^( *)\{\{- [^}]*\| nindent (\d+) \}\}$", RegexOptions.Multiline)]
    private static partial Regex IndentedLine();

    [GeneratedRegex(@"\.Values\.([\w.]+)")]
    private static partial Regex Value();

    [GeneratedRegex(@"define ""([^""]+)""")]
    private static partial Regex Defined();

    [GeneratedRegex(@"include ""([^""]+)""")]
    private static partial Regex Included();
}
