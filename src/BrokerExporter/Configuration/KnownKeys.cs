using System.Text.RegularExpressions;

namespace BrokerExporter.Configuration;

/// <summary>Every key that was asked for while a file was read, in order.</summary>
internal sealed partial class KnownKeys
{
    private readonly OrderedDictionary<string, KnownKey> _keys = new(StringComparer.Ordinal);

    public IReadOnlyCollection<KnownKey> All => _keys.Values;

    public void Add(string path, string kind, object? @default)
    {
        var key = new KnownKey(ListPosition().Replace(path, "[]"), kind, @default);
        _keys.TryAdd(key.Path, key);
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex ListPosition();
}
