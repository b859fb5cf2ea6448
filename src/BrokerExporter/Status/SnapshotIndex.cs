using BrokerExporter.Trends;
using Probes.Metrics;

namespace BrokerExporter.Status;

/// <summary>Finds the families of a snapshot by name.</summary>
internal sealed class SnapshotIndex(IReadOnlyList<Family> families)
{
    private readonly Dictionary<string, Family> _families = families
        .GroupBy(family => family.Metric.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    public IReadOnlyList<Family> Families => families;

    /// <summary>The samples of a metric; none if the snapshot does not have it.</summary>
    public IReadOnlyList<Sample> Of(string metric) => _families.TryGetValue(metric, out var family) ? family.Samples : [];

    /// <summary>The values of one of the vocabulary's metrics, by group, topic or both.</summary>
    public IReadOnlyDictionary<GroupKey, double> ByGroup(Metric metric)
    {
        var samples = Of(metric.Name);
        var values = new Dictionary<GroupKey, double>(samples.Count);
        foreach (var sample in samples)
            values[GroupKey.Of(sample.Series)] = sample.Value;
        return values;
    }
}
