using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Architecture.Tests.Containers;

public sealed partial class SyntaxTests
{
    public static TheoryData<string> YamlFiles => [.. ContainerFiles.Yaml];

    public static TheoryData<string> Kustomizations => [.. ContainerFiles.Yaml.Where(file => file.EndsWith("/kustomization.yaml", StringComparison.Ordinal))];

    public static TheoryData<string> ComposeFiles => [ContainerFiles.Compose, ContainerFiles.Sidecar];

    [Theory]
    [MemberData(nameof(YamlFiles))]
    public void A_file_of_YAML_can_be_read(string file) => Assert.NotEmpty(ContainerFiles.Documents(file).ToList());

    [Theory]
    [MemberData(nameof(Kustomizations))]
    public void What_a_kustomization_names_is_there(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var root = Assert.IsType<YamlMappingNode>(ContainerFiles.Documents(file).Single());
        string[] lists = ["resources", "components", "files"];
        var named = lists.SelectMany(list => ContainerFiles.Values(root, list)).OfType<YamlSequenceNode>().SelectMany(list => list)
            .Concat(ContainerFiles.Values(root, "path")).OfType<YamlScalarNode>().Select(scalar => scalar.Value!).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.True(Repository.Has(Path.Combine(folder, name)), $"{file} names {name}"));
        // What lies in the folder and is not named is not applied.
        var beside = Repository.Files(folder, "*.yaml").Where(other => Path.GetDirectoryName(other) == folder && other != file).Select(Path.GetFileName);
        Assert.Empty(beside.Except(named));
    }

    [Theory]
    [MemberData(nameof(ComposeFiles))]
    public void What_a_container_mounts_is_there(string file)
    {
        var sources = ContainerFiles.Documents(file).SelectMany(document => ContainerFiles.Values(document, "volumes"))
            .OfType<YamlSequenceNode>().SelectMany(list => list).OfType<YamlScalarNode>().Select(mount => mount.Value!.Split(':')[0]).ToList();
        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.True(Repository.Has(Path.Combine(Path.GetDirectoryName(file)!, source)), $"{file} mounts {source}"));
    }

    [Theory]
    [MemberData(nameof(ComposeFiles))]
    public void A_container_waits_for_others_that_there_are(string file)
    {
        var root = Assert.IsType<YamlMappingNode>(ContainerFiles.Documents(file).Single());
        var services = Assert.IsType<YamlMappingNode>(root["services"]).Children.Keys.Select(key => key.ToString()).ToHashSet();
        var awaited = ContainerFiles.Values(root, "depends_on")
            .SelectMany(node => node is YamlMappingNode map ? map.Children.Keys.Select(key => key.ToString()) : ((YamlSequenceNode)node).Select(item => item.ToString()));
        Assert.Empty(awaited.Except(services));
    }

    [Fact]
    public void What_the_image_is_made_of_is_there()
    {
        var copied = CopySource().Matches(Repository.Read(ContainerFiles.Dockerfile)).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains("exporter.yaml", copied);
        Assert.All(copied, source => Assert.True(Repository.Has(source), source));
        var sent = SentFile().Matches(Repository.Read(ContainerFiles.Dockerfile + ".dockerignore")).Select(match => match.Groups[1].Value.Replace("/**", "", StringComparison.Ordinal)).ToList();
        Assert.All(sent, source => Assert.True(Repository.Has(source), source));
        // Directory.Build.props and the like: what every build of these projects reads.
        Assert.Superset(Repository.Files(".", "*.props").Where(file => !file.Contains('/', StringComparison.Ordinal)).ToHashSet(), sent.ToHashSet());
    }

    [GeneratedRegex(@"^COPY (?!--from)(\S+) ", RegexOptions.Multiline)]
    private static partial Regex CopySource();

    [GeneratedRegex("^!(.+)$", RegexOptions.Multiline)]
    private static partial Regex SentFile();
}
