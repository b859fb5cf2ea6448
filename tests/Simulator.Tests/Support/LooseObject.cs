namespace Simulator.Tests.Support;

/// <summary>An object of fastjson's, with its keys in the order they came.</summary>
internal sealed record LooseObject(IReadOnlyList<KeyValuePair<object, object>> Entries)
{
    public object this[object key] => Entries.First(entry => entry.Key.Equals(key)).Value;

    public IEnumerable<string> Names => Entries.Select(entry => (string)entry.Key);

    public LooseObject Object(string name) => (LooseObject)this[name];

    public long Number(object key) => (long)this[key];

    public string? Text(string name) => Entries.FirstOrDefault(entry => name.Equals(entry.Key)).Value as string;
}
