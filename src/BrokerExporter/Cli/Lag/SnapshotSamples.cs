using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter.Cli.Lag;

/// <summary>Snapshots as the lines that they would be on a page.</summary>
internal static class SnapshotSamples
{
    public static IEnumerable<PageSample> Of(IEnumerable<Snapshot> snapshots) =>
        from snapshot in snapshots
        from family in snapshot.Families
        where LagReading.Wants(family.Metric.Name)
        from sample in family.Samples
        select new PageSample(family.Metric.Name, LabelsOf(sample.Series), sample.Value);

    private static Dictionary<string, string> LabelsOf(Series series)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, value) in series.LabelValues.Index())
            labels[series.Metric.Labels[index]] = value;
        return labels;
    }
}
