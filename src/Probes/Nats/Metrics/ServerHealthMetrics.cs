using Probes.Metrics;

namespace Probes.Nats.Metrics;

/// <summary>What each server thinks of itself, and how much waits inside it.</summary>
internal static class ServerHealthMetrics
{
    public static readonly Metric Healthy = Metric.Gauge(
        "nats_server_healthy",
        "Whether the server says that it is well (1) or not (0): ready for connections, and its part of JetStream up to date. It says nothing of other servers.",
        "cluster", "server").From("/healthz, status");

    public static readonly Metric Unhealthy = Metric.Gauge(
        "nats_server_unhealthy",
        "1 while the server says that it is not well, with the reason; absent otherwise.",
        "cluster", "server", "reason").From("/healthz, error");

    public static readonly Metric QueuedMessages = Metric.Gauge(
        "nats_server_internal_queued_messages",
        "What waits in the server's internal queues, by what they are for.",
        "cluster", "server", "queue").From("/ipqueuesz, pending");

    public static readonly Metric LongestQueue = Metric.Gauge(
        "nats_server_internal_longest_queue_messages",
        "What waits in the longest of the server's internal queues of that purpose.",
        "cluster", "server", "queue").From("/ipqueuesz, pending");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Healthy, Unhealthy, QueuedMessages, LongestQueue,
    ];
}
