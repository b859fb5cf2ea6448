using Probes.Contract;

namespace BrokerExporter.Configuration;

/// <summary>
/// One section of the file. It remembers what it was asked for: what is in the file and was never asked for is a
/// mistake, and what was asked for is what the documentation must name.
/// </summary>
internal sealed class SettingsSection(ReadingContext context, string path, int line, MapNode? node) : ISettings
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SettingsSection> _sections = new(StringComparer.Ordinal);

    public int Line => line;

    public string Path => path;

    /// <summary>Whether the file has this key, whatever its value.</summary>
    public bool Has(string key) => node?.Find(key) is not null;

    public bool IsEmptyList(string key) => node?.Find(key)?.Value is ListNode { Items.Count: 0 };

    public T Get<T>(Setting<T> setting)
    {
        Ask(setting.Key, setting.Kind, setting.Default);
        return node?.Find(setting.Key) is { } entry && TryRead(setting, entry.Value, ConfigPath.Join(path, setting.Key), out var value)
            ? value
            : setting.Default;
    }

    public IReadOnlyList<T> GetList<T>(Setting<T> element)
    {
        Ask(element.Key, "a list", null);
        if (Find<ListNode>(element.Key, "a list") is not { } list)
            return [];
        var values = new List<T>();
        foreach (var (index, item) in list.Items.Index())
        {
            if (TryRead(element, item, $"{ConfigPath.Join(path, element.Key)}[{index}]", out var value))
                values.Add(value);
        }

        return values;
    }

    public IReadOnlyDictionary<string, T> GetMap<T>(Setting<T> value)
    {
        Ask(value.Key, "a map", null);
        var entries = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var entry in Find<MapNode>(value.Key, "a section")?.Entries ?? [])
        {
            if (TryRead(value, entry.Value, ConfigPath.Join(ConfigPath.Join(path, value.Key), entry.Key), out var read))
                entries[entry.Key] = read;
        }

        return entries;
    }

    ISettings ISettings.Section(string key) => Section(key);

    public SettingsSection Section(string key)
    {
        Ask(key, "a section", null);
        if (!_sections.TryGetValue(key, out var section))
        {
            var map = Find<MapNode>(key, "a section");
            _sections[key] = section = new SettingsSection(
                context, ConfigPath.Join(path, key), node?.Find(key)?.Line ?? line, map);
        }

        return section;
    }

    /// <summary>The entries of a list of sections; empty if absent.</summary>
    public IReadOnlyList<SettingsSection> Sections(string key)
    {
        Ask(key, "a list of sections", null);
        var sections = new List<SettingsSection>();
        foreach (var (index, item) in Find<ListNode>(key, "a list")?.Items.Index() ?? [])
        {
            var itemPath = $"{ConfigPath.Join(path, key)}[{index}]";
            if (item is not MapNode map)
            {
                Mismatch(item, itemPath, "a section");
                continue;
            }

            var section = new SettingsSection(context, itemPath, item.Line, map);
            _sections[$"{key}[{index}]"] = section;
            sections.Add(section);
        }

        return sections;
    }

    /// <summary>Notes a mistake, unless the key's value was found wrong already: what follows from a mistake is not another one.</summary>
    public void Reject(string key, string problem)
    {
        if (key.Length == 0 || !context.Errors.Has(ConfigPath.Join(path, key)))
            context.Errors.Add(node?.Find(key)?.Line ?? line, ConfigPath.Join(path, key), problem);
    }

    /// <summary>Makes a key known that is not in the file, so that it can be suggested.</summary>
    public void Expect(string key) => _asked.Add(key);

    /// <summary>Notes every key, here and below, that nobody asked for.</summary>
    public void RejectUnknown()
    {
        foreach (var entry in node?.Entries ?? [])
        {
            if (_asked.Contains(entry.Key))
                continue;
            var meant = Suggestion.For(entry.Key, _asked.Where(key => !Has(key)));
            context.Errors.Add(entry.Line, ConfigPath.Join(path, entry.Key), meant is null ? "unknown key" : $"unknown key (did you mean \"{meant}\"?)");
        }

        foreach (var section in _sections.Values)
            section.RejectUnknown();
    }

    private void Ask(string key, string kind, object? @default)
    {
        _asked.Add(key);
        context.Known.Add(ConfigPath.Join(path, key), kind, @default);
    }

    private T? Find<T>(string key, string shape)
        where T : ConfigNode
    {
        if (node?.Find(key) is not { } entry)
            return null;
        if (entry.Value is not T)
            Mismatch(entry.Value, ConfigPath.Join(path, key), shape);
        return entry.Value as T;
    }

    private bool TryRead<T>(Setting<T> setting, ConfigNode value, string valuePath, out T read)
    {
        read = setting.Default;
        if (value is not ScalarNode { IsNull: false } scalar)
        {
            Mismatch(value, valuePath, $"{setting.Kind}, e.g. {setting.Example}");
            return false;
        }

        if (scalar.IsBroken)
            return false;
        string? problem = null;
        var text = setting.Expands ? EnvironmentText.Expand(scalar.Text, context.Environment, out problem) : scalar.Text;
        if (problem is not null)
        {
            context.Errors.Add(scalar.Line, valuePath, problem);
            return false;
        }

        if (setting.Read(text, out read))
            return true;
        var shown = setting.IsSecret || ConfigPath.IsSecret(valuePath) ? "the value" : $"\"{Shown(scalar.Text)}\"";
        context.Errors.Add(scalar.Line, valuePath, $"{shown} is not {setting.Kind} (expected e.g. {setting.Example})");
        return false;
    }

    private void Mismatch(ConfigNode value, string valuePath, string expected)
    {
        if (value is ScalarNode { IsBroken: true })
            return;
        var problem = value is ScalarNode { IsNull: true } ? "has no value" : $"is {value.Shape}";
        context.Errors.Add(value.Line, valuePath, $"{problem} (expected {expected})");
    }

    // One error is one line, and not a whole certificate.
    private static string Shown(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..57] + "...";
    }
}
