using Probes.Metrics;

namespace Probes.RocketMq.Metrics.Compat;

/// <summary>The form that apache/rocketmq-exporter gives to every field of a broker's runtime table.</summary>
internal static class CompatRuntimeMetric
{
    /// <param name="suffix">What follows <c>rocketmq_brokeruntime_</c>; its spelling is the other exporter's.</param>
    /// <param name="help">A sentence.</param>
    /// <param name="field">The field of the runtime table.</param>
    public static Metric Of(string suffix, string help, string field) => Metric.Gauge(
        "rocketmq_brokeruntime_" + suffix, help, "cluster", "brokerIP", "brokerHost", "des", "boottime", "broker_version")
        .From($"GET_BROKER_RUNTIME_INFO (28), {field}");
}
