using Probes.Metrics;

namespace Probes.Nats.Metrics;

/// <summary>Which clients do not keep up, and why connections end; only with <c>connections</c> above 0.</summary>
internal static class ConnectionMetrics
{
    private const string Seldom = "only with connections above 0, asked every minute";

    public static readonly Metric Pending = Metric.Gauge(
        "nats_client_pending_bytes",
        $"What waits for clients of that name, of those that most waits for in each account; absent where nothing does; {Seldom}.",
        "cluster", "server", "account", "client").From("/connz by account, sort=pending, pending_bytes").KeepingLargest();

    public static readonly Metric PendingConnections = Metric.Gauge(
        "nats_client_pending_connections",
        $"Connections that nats_client_pending_bytes is a sum of; {Seldom}.",
        "cluster", "server", "account", "client").From("/connz by account, sort=pending, counted").KeepingLargest();

    public static readonly Metric Slow = Metric.Counter(
        "nats_client_slow_consumers_total",
        $"Connections of clients of that name that the server closed because they did not take what it sent; {Seldom}.",
        "cluster", "server", "account", "client", "reason").From("/connz by account, state=closed, reason, each cid once").KeepingLargest();

    public static readonly Metric Closed = Metric.Counter(
        "nats_server_closed_connections_total",
        $"Client connections that have ended, by reason, of those that the server remembers when asked; {Seldom}.",
        "cluster", "server", "reason").From("/connz, state=closed, reason, each cid once");

    public static IReadOnlyList<Metric> All { get; } = [Pending, PendingConnections, Slow, Closed];
}
