using Probes.Metrics;

namespace Probes.Kafka.Metrics.Compat.Kminion;

/// <summary>The form of redpanda-data/kminion's families under its default namespace, with the cluster in front.</summary>
internal static class KminionMetric
{
    public static Metric Of(string name, string help, string origin, params string[] labels) =>
        Metric.Gauge("kminion_" + name, help, ["cluster", .. labels]).From(origin);
}
