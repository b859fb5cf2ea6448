using Probes.Metrics;

namespace Probes.Nats.Metrics;

/// <summary>Connections, subscriptions and messages of each server; those that limits cut short.</summary>
internal static class ServerTrafficMetrics
{
    public static readonly Metric Connections = Metric.Gauge(
        "nats_server_connections",
        "Clients that are connected to the server.",
        "cluster", "server").From("/varz, connections");

    public static readonly Metric ConnectionsLimit = Metric.Gauge(
        "nats_server_connections_limit",
        "Clients that the server takes at most; absent without a limit.",
        "cluster", "server").From("/varz, max_connections");

    public static readonly Metric Opened = Metric.Counter(
        "nats_server_connections_opened_total",
        "Clients that have connected since the server started.",
        "cluster", "server").From("/varz, total_connections");

    public static readonly Metric Subscriptions = Metric.Gauge(
        "nats_server_subscriptions",
        "Subscriptions that the server knows, those of other servers and its own included.",
        "cluster", "server").From("/varz, subscriptions");

    public static readonly Metric SubscriptionsLimit = Metric.Gauge(
        "nats_server_subscriptions_limit",
        "Subscriptions that one client may have; absent without a limit.",
        "cluster", "server").From("/varz, max_subscriptions");

    public static readonly Metric PayloadLimit = Metric.Gauge(
        "nats_server_payload_limit_bytes",
        "Largest message that the server takes.",
        "cluster", "server").From("/varz, max_payload");

    public static readonly Metric PendingLimit = Metric.Gauge(
        "nats_server_pending_limit_bytes",
        "What may wait for one client before it is disconnected as a slow consumer.",
        "cluster", "server").From("/varz, max_pending");

    public static readonly Metric WriteDeadline = Metric.Gauge(
        "nats_server_write_deadline_seconds",
        "How long one write to a client may take before it is disconnected as a slow consumer.",
        "cluster", "server").From("/varz, write_deadline");

    public static readonly Metric ReceivedMessages = Metric.Counter(
        "nats_server_received_messages_total",
        "Messages that the server received, from clients and from other servers: a sum over servers counts those between them repeatedly.",
        "cluster", "server").From("/varz, in_msgs");

    public static readonly Metric SentMessages = Metric.Counter(
        "nats_server_sent_messages_total",
        "Messages that the server sent, to clients and to other servers.",
        "cluster", "server").From("/varz, out_msgs");

    public static readonly Metric ReceivedBytes = Metric.Counter(
        "nats_server_received_bytes_total",
        "Bytes of messages that the server received, from clients and from other servers.",
        "cluster", "server").From("/varz, in_bytes");

    public static readonly Metric SentBytes = Metric.Counter(
        "nats_server_sent_bytes_total",
        "Bytes of messages that the server sent, to clients and to other servers.",
        "cluster", "server").From("/varz, out_bytes");

    public static readonly Metric ClientReceivedMessages = Metric.Counter(
        "nats_server_client_received_messages_total",
        "Messages that the server received from clients alone; servers from 2.12.9 on.",
        "cluster", "server").From("/varz, in_client_msgs");

    public static readonly Metric ClientSentMessages = Metric.Counter(
        "nats_server_client_sent_messages_total",
        "Messages that the server sent to clients alone; servers from 2.12.9 on.",
        "cluster", "server").From("/varz, out_client_msgs");

    public static readonly Metric ClientReceivedBytes = Metric.Counter(
        "nats_server_client_received_bytes_total",
        "Bytes of messages that the server received from clients alone; servers from 2.12.9 on.",
        "cluster", "server").From("/varz, in_client_bytes");

    public static readonly Metric ClientSentBytes = Metric.Counter(
        "nats_server_client_sent_bytes_total",
        "Bytes of messages that the server sent to clients alone; servers from 2.12.9 on.",
        "cluster", "server").From("/varz, out_client_bytes");

    public static readonly Metric SlowConsumers = Metric.Counter(
        "nats_server_slow_consumers_total",
        "Times that the server gave up a connection of any kind because it did not take what was sent; one connection may count twice.",
        "cluster", "server").From("/varz, slow_consumers");

    public static readonly Metric SlowConnections = Metric.Counter(
        "nats_server_slow_connections_total",
        "The same by kind of connection; servers from 2.10 on.",
        "cluster", "server", "kind").From("/varz, slow_consumer_stats");

    public static readonly Metric Stale = Metric.Counter(
        "nats_server_stale_connections_total",
        "Connections that the server closed because they did not answer its pings, by kind; servers from 2.12 on.",
        "cluster", "server", "kind").From("/varz, stale_connection_stats");

    public static readonly Metric Stalled = Metric.Counter(
        "nats_server_stalled_clients_total",
        "Times that a client which publishes was held up because others did not take its messages fast enough; servers from 2.12 on.",
        "cluster", "server").From("/varz, stalled_clients");

    public static readonly Metric PinnedAccountFailures = Metric.Counter(
        "nats_server_pinned_account_failures_total",
        "Connections that were refused because their account is not among those pinned to where they came in.",
        "cluster", "server").From("/varz, pinned_account_fails");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Connections, ConnectionsLimit, Opened, Subscriptions, SubscriptionsLimit, PayloadLimit, PendingLimit, WriteDeadline,
        ReceivedMessages, SentMessages, ReceivedBytes, SentBytes, ClientReceivedMessages, ClientSentMessages, ClientReceivedBytes,
        ClientSentBytes, SlowConsumers, SlowConnections, Stale, Stalled, PinnedAccountFailures,
    ];
}
