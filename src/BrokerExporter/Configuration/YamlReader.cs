using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BrokerExporter.Configuration;

/// <summary>
/// Reads the part of YAML that a configuration needs into nodes with lines. Anchors, aliases, tags and second documents
/// are refused: they make a line say something else than what it shows, and aliases can grow without bound.
/// </summary>
internal sealed class YamlReader(string text, ConfigErrors errors)
{
    /// <summary>Far below what YamlDotNet's parser, and this reader's recursion, could not stand.</summary>
    public const int MaxDepth = 32;

    private readonly Parser _parser = new(new StringReader(text));

    private int _line = 1;

    /// <summary>The file's root, or null if there is none or it is not YAML; then the errors say so.</summary>
    public ConfigNode? Read()
    {
        try
        {
            _parser.Consume<StreamStart>();
            if (_parser.Accept<StreamEnd>(out _))
                return null;
            _parser.Consume<DocumentStart>();
            var root = ReadNode("", 0);
            _parser.Consume<DocumentEnd>();
            if (_parser.Accept<DocumentStart>(out var second))
                errors.Add((int)second.Start.Line, "", "a second document begins here (expected one)");
            return root is ScalarNode { IsNull: true } ? null : root;
        }
        catch (YamlException exception)
        {
            errors.Add((int)Math.Max(1, exception.Start.Line), "", "not YAML: " + Sentence(exception));
            return null;
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet's parser throws for some brackets that are not closed.
            errors.Add(_line, "", "not YAML: something that was opened here is not closed");
            return null;
        }
    }

    private ConfigNode ReadNode(string path, int depth)
    {
        var line = _line = (int)_parser.Current!.Start.Line;
        if (depth > MaxDepth)
            throw new YamlException(_parser.Current.Start, _parser.Current.End, $"nested more than {MaxDepth} deep");
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            errors.Add(line, path, $"aliases are not supported ({Hint(path, "write out what *", alias.Value.Value, " stands for")})");
            return new ScalarNode(line, "", IsNull: false) { IsBroken = true };
        }

        if (_parser.Current is not NodeEvent node)
            throw new YamlException(_parser.Current.Start, _parser.Current.End, "a value is missing");
        RefuseProperties(node, path);
        if (_parser.TryConsume<Scalar>(out var scalar))
            return new ScalarNode(line, scalar.Value, IsNull: scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" });
        return _parser.TryConsume<SequenceStart>(out _) ? ReadList(line, path, depth) : ReadMap(line, path, depth);
    }

    private ListNode ReadList(int line, string path, int depth)
    {
        var items = new List<ConfigNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode($"{path}[{items.Count}]", depth + 1));
        return new ListNode(line, items);
    }

    private MapNode ReadMap(int line, string path, int depth)
    {
        _parser.Consume<MappingStart>();
        var entries = new Dictionary<string, MapEntry>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var start = _parser.Current!.Start;
            if (ReadNode(path, depth + 1) is not ScalarNode { IsBroken: false } key)
                throw new YamlException(start, start, "a key must be a text");
            var keyPath = ConfigPath.Join(path, key.Text);
            var entry = new MapEntry(key.Text, key.Line, ReadNode(keyPath, depth + 1));
            if (!entries.TryAdd(key.Text, entry))
                errors.Add(key.Line, keyPath, $"given twice (first on line {entries[key.Text].Line})");
        }

        return new MapNode(line, [.. entries.Values]);
    }

    private void RefuseProperties(NodeEvent node, string path)
    {
        if (!node.Anchor.IsEmpty)
            errors.Add((int)node.Start.Line, path, $"anchors are not supported ({Hint(path, "remove &", node.Anchor.Value, "")})");
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            errors.Add((int)node.Start.Line, path, $"tags are not supported ({Hint(path, "remove ", node.Tag.Value, "")})");
    }

    // A secret may begin with such a character, and is then all of it.
    private static string Hint(string path, string before, string text, string after) =>
        ConfigPath.IsSecret(path) ? "put the value in quotes" : before + text + after;

    // YamlDotNet ends some of its sentences with a period and others not.
    private static string Sentence(YamlException exception) => exception.Message.TrimEnd('.');
}
