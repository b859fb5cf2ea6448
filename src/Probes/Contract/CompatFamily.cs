using Probes.Metrics;

namespace Probes.Contract;

/// <summary>One family of another exporter, and what became of it here.</summary>
public sealed record CompatFamily
{
    private CompatFamily(string name, Metric? metric, string difference) => (Name, Metric, Difference) = (name, metric, difference);

    /// <summary>As the other exporter spells it.</summary>
    public string Name { get; }

    /// <summary>Null if it is not served.</summary>
    public Metric? Metric { get; }

    /// <summary>In what it differs from the other exporter's, or why it is not served; empty if it is the same.</summary>
    public string Difference { get; }

    public static CompatFamily Same(Metric metric) => new(metric.Name, metric, "");

    public static CompatFamily Changed(Metric metric, string difference) => new(metric.Name, metric, difference);

    public static CompatFamily Missing(string name, string reason) => new(name, null, reason);
}
