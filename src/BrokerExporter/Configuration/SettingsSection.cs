using Probes.Contract;

namespace BrokerExporter.Configuration;

/// <summary>
/// One section of the configuration: the file's, with what environment and flags say in its place. It remembers what it
/// was asked for: what is in the file and was never asked for is a mistake, what was asked for is what the documentation
/// must name, and what was answered is the configuration in effect.
/// </summary>
internal sealed class SettingsSection(ReadingContext context, string path, int line, MapNode? node) : ISettings
{
    private readonly ValueReader _reader = new(context);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SettingsSection> _sections = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, Func<ConfigNode>> _effective = new(StringComparer.Ordinal);

    /// <summary>Its line; 0 if only variables know of it.</summary>
    public int Line => line;

    public string Path => path;

    /// <summary>What is in effect, here and below, defaults included.</summary>
    public MapNode Effective => new(0, [.. _effective.Select(entry => new MapEntry(entry.Key, 0, entry.Value()))]);

    /// <summary>Whether this key is given, whatever its value.</summary>
    public bool Has(string key) => node?.Find(key) is not null || OverrideOf(key) is not null;

    /// <summary>Whether this section is given, or a key in it.</summary>
    public bool HasSection(string key) => node?.Find(key) is not null || context.Overrides.HasBelow(PathOf(key));

    public bool IsEmptyList(string key) => node?.Find(key)?.Value is ListNode { Items.Count: 0 };

    public T Get<T>(Setting<T> setting)
    {
        Ask(setting.Key, setting.Kind, setting.Default);
        var given = OverrideOf(setting.Key)?.AsScalar() ?? node?.Find(setting.Key)?.Value;
        var value = given is not null && _reader.TryRead(setting, given, PathOf(setting.Key), out var read) ? read : setting.Default;
        Show(setting.Key, SettingText.Of(setting, value));
        return value;
    }

    public IReadOnlyList<T> GetList<T>(Setting<T> element)
    {
        Ask(element.Key, "a list", null);
        var values = new List<T>();
        foreach (var (index, item) in (OverrideOf(element.Key)?.AsList() ?? Find<ListNode>(element.Key, "a list"))?.Items.Index() ?? [])
        {
            if (_reader.TryRead(element, item, $"{PathOf(element.Key)}[{index}]", out var value))
                values.Add(value);
        }

        Show(element.Key, new ListNode(0, [.. values.Select(value => SettingText.Of(element, value))]));
        return values;
    }

    public IReadOnlyDictionary<string, T> GetMap<T>(Setting<T> value)
    {
        Ask(value.Key, "a map", null);
        var entries = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var entry in (OverrideOf(value.Key)?.AsMap() ?? Find<MapNode>(value.Key, "a section"))?.Entries ?? [])
        {
            if (_reader.TryRead(value, entry.Value, ConfigPath.Join(PathOf(value.Key), entry.Key), out var read))
                entries[entry.Key] = read;
        }

        Show(value.Key, new MapNode(0, [.. entries.Select(entry => new MapEntry(entry.Key, 0, SettingText.Of(value, entry.Value)))]));
        return entries;
    }

    ISettings ISettings.Section(string key) => Section(key);

    public SettingsSection Section(string key)
    {
        Ask(key, "a section", null);
        if (!_sections.TryGetValue(key, out var section))
        {
            section = new SettingsSection(context, PathOf(key), node?.Find(key)?.Line ?? line, Find<MapNode>(key, "a section"));
            _sections[key] = section;
            _effective[key] = () => section.Effective;
        }

        return section;
    }

    /// <summary>The entries of a list of sections, those that only variables know of included; empty if absent.</summary>
    public IReadOnlyList<SettingsSection> Sections(string key)
    {
        Ask(key, "a list of sections", null);
        var sections = new List<SettingsSection>();
        var items = Find<ListNode>(key, "a list")?.Items ?? [];
        for (var index = 0; index < Math.Max(items.Count, context.Overrides.CountOf(PathOf(key))); index++)
        {
            var itemPath = $"{PathOf(key)}[{index}]";
            var item = index < items.Count ? items[index] : null;
            if (item is not (null or MapNode))
            {
                _reader.Mismatch(item, itemPath, "a section");
                continue;
            }

            var section = new SettingsSection(context, itemPath, item?.Line ?? 0, item as MapNode);
            _sections[$"{key}[{index}]"] = section;
            sections.Add(section);
        }

        _effective[key] = () => new ListNode(0, [.. sections.Select(section => section.Effective)]);
        return sections;
    }

    /// <summary>What is in effect in place of what the key says, or is all there is to say of it.</summary>
    public void Show(string key, ConfigNode value) => _effective[key] = () => value;

    /// <summary>Notes a mistake, unless the key's value was found wrong already: what follows from a mistake is not another one.</summary>
    public void Reject(string key, string problem)
    {
        var given = key.Length == 0 ? null : OverrideOf(key)?.Origin;
        var where = given ?? PathOf(key);
        if (key.Length == 0 || !context.Errors.Has(where))
            context.Errors.Add(given is null ? node?.Find(key)?.Line ?? line : 0, where, problem);
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
            var meant = Suggestion.For(entry.Key, _asked.Where(key => node?.Find(key) is null));
            context.Errors.Add(entry.Line, PathOf(entry.Key), meant is null ? "unknown key" : $"unknown key (did you mean \"{meant}\"?)");
        }

        foreach (var section in _sections.Values)
            section.RejectUnknown();
    }

    private string PathOf(string key) => ConfigPath.Join(path, key);

    private Override? OverrideOf(string key) => context.Overrides.Find(PathOf(key));

    private void Ask(string key, string kind, object? @default)
    {
        _asked.Add(key);
        context.Known.Add(PathOf(key), kind, @default);
    }

    private T? Find<T>(string key, string shape)
        where T : ConfigNode
    {
        if (node?.Find(key) is not { } entry)
            return null;
        if (entry.Value is not T)
            _reader.Mismatch(entry.Value, PathOf(key), shape);
        return entry.Value as T;
    }
}
