using Probes.Metrics;

namespace Probes.Nats.Metrics;

/// <summary>Each account on each server: sums over servers are right, as each counts its own connections.</summary>
internal static class AccountTrafficMetrics
{
    public static readonly Metric Connections = Metric.Gauge(
        "nats_account_connections",
        "Clients of the account that are connected to the server.",
        "cluster", "server", "account").From("/accstatz, conns");

    public static readonly Metric Leafnodes = Metric.Gauge(
        "nats_account_leafnodes",
        "Leaf node connections of the account at the server.",
        "cluster", "server", "account").From("/accstatz, leafnodes");

    public static readonly Metric Subscriptions = Metric.Gauge(
        "nats_account_subscriptions",
        "Subscriptions of the account that the server knows; servers from 2.10 on.",
        "cluster", "server", "account").From("/accstatz, num_subscriptions");

    public static readonly Metric ReceivedMessages = Metric.Counter(
        "nats_account_received_messages_total",
        "Messages that the server received on connections of the account.",
        "cluster", "server", "account").From("/accstatz, received.msgs");

    public static readonly Metric SentMessages = Metric.Counter(
        "nats_account_sent_messages_total",
        "Messages that the server sent on connections of the account.",
        "cluster", "server", "account").From("/accstatz, sent.msgs");

    public static readonly Metric ReceivedBytes = Metric.Counter(
        "nats_account_received_bytes_total",
        "Bytes of messages that the server received on connections of the account.",
        "cluster", "server", "account").From("/accstatz, received.bytes");

    public static readonly Metric SentBytes = Metric.Counter(
        "nats_account_sent_bytes_total",
        "Bytes of messages that the server sent on connections of the account.",
        "cluster", "server", "account").From("/accstatz, sent.bytes");

    public static readonly Metric SlowConsumers = Metric.Counter(
        "nats_account_slow_consumers_total",
        "Times that the server gave up a connection of the account because it did not take what was sent; one connection may count twice.",
        "cluster", "server", "account").From("/accstatz, slow_consumers");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Connections, Leafnodes, Subscriptions, ReceivedMessages, SentMessages, ReceivedBytes, SentBytes, SlowConsumers,
    ];
}
