using BrokerExporter.Self;
using Probes.Metrics;

namespace BrokerExporter.Status;

/// <summary>Reads off the exporter's own metrics how it is.</summary>
internal static class SelfReader
{
    public static SelfView Read(string version, IReadOnlyList<Family> families)
    {
        var snapshot = new SnapshotIndex(families);
        return new SelfView
        {
            Version = version,
            Started = TimeOf(ProcessMetrics.StartTime),
            ConfigReadAt = TimeOf(SelfMetrics.ConfigReloadTimestamp),
            ConfigIsGood = SumOf(SelfMetrics.ConfigReloadSuccessful) != 0,
            ResidentBytes = SumOf(ProcessMetrics.ResidentMemory),
            CpuSeconds = SumOf(ProcessMetrics.Cpu),
            Collections = SumOf(SelfMetrics.Collections) ?? 0,
            Shared = (SumOf(SelfMetrics.CollectionsJoined) ?? 0) + (SumOf(SelfMetrics.CollectionsReused) ?? 0),
            Missed = SumOf(SelfMetrics.CollectionsMissed) ?? 0,
            BrokenPages = SumOf(SelfMetrics.ExpositionFailures) ?? 0,
        };

        double? SumOf(Metric metric)
        {
            var samples = snapshot.Of(metric.Name);
            return samples.Count == 0 ? null : samples.Sum(sample => sample.Value);
        }

        DateTimeOffset? TimeOf(Metric metric) => SumOf(metric) is { } seconds ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)) : null;
    }
}
