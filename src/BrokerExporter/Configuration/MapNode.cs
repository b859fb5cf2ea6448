namespace BrokerExporter.Configuration;

/// <summary>Keys and values in the order of the file; a key that came twice is here once.</summary>
internal sealed record MapNode(int Line, IReadOnlyList<MapEntry> Entries) : ConfigNode(Line)
{
    public override string Shape => "a section";

    public MapEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}
