using Probes.Metrics;

namespace Probes.Nats.Metrics;

/// <summary>Each server by itself.</summary>
internal static class ServerMetrics
{
    public static readonly Metric MonitorUp = Metric.Gauge(
        "nats_monitor_up",
        "Whether a configured monitoring address answered in this collection (1) or not (0).",
        "target", "monitor").From("/varz");

    public static readonly Metric Info = Metric.Gauge(
        "nats_server_info",
        "1 for each server, with its version and the id that it has until its next start.",
        "cluster", "server", "version", "server_id").From("/varz or STATSZ: server_name, version, server_id");

    public static IReadOnlyList<Metric> All { get; } = [MonitorUp, Info];
}
