namespace BrokerExporter.Cli.Lag;

/// <summary>One line of a metrics page: read off a running exporter's, or of a collection of our own.</summary>
internal sealed record PageSample(string Name, IReadOnlyDictionary<string, string> Labels, double Value)
{
    /// <summary>The value of a label; empty if it has none, which means the same.</summary>
    public string this[string label] => Labels.GetValueOrDefault(label, "");
}
