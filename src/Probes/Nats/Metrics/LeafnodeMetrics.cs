using Probes.Metrics;

namespace Probes.Nats.Metrics;

/// <summary>Connections to leaf nodes and from them, of all of one account and name together.</summary>
internal static class LeafnodeMetrics
{
    public static readonly Metric Total = Metric.Gauge(
        "nats_server_leafnodes",
        "Connections that the server has with leaf nodes, of all accounts and in both directions.",
        "cluster", "server").From("/varz, leafnodes");

    public static readonly Metric Remotes = Metric.Gauge(
        "nats_server_leafnode_remotes",
        "Connections that the server is configured to make as a leaf node: more than nats_server_leafnodes means that some are missing.",
        "cluster", "server").From("/varz, leaf.remotes");

    public static readonly Metric Connections = Metric.Gauge(
        "nats_leafnode_connections",
        "Connections of the account to the leaf node, which goes by its name, or before 2.9.15 by its address.",
        "cluster", "server", "account", "leafnode").From("/leafz, counted");

    public static readonly Metric RoundTrip = Metric.Gauge(
        "nats_leafnode_roundtrip_seconds",
        "Round trip to the leaf node as the server measured it, the longest where there are several connections.",
        "cluster", "server", "account", "leafnode").From("/leafz, rtt");

    public static readonly Metric Subscriptions = Metric.Gauge(
        "nats_leafnode_subscriptions",
        "Subscriptions that the leaf node has made known.",
        "cluster", "server", "account", "leafnode").From("/leafz, subscriptions");

    public static readonly Metric ReceivedMessages = Metric.Counter(
        "nats_leafnode_received_messages_total",
        "Messages from the leaf node.",
        "cluster", "server", "account", "leafnode").From("/leafz, growth of in_msgs");

    public static readonly Metric SentMessages = Metric.Counter(
        "nats_leafnode_sent_messages_total",
        "Messages to the leaf node.",
        "cluster", "server", "account", "leafnode").From("/leafz, growth of out_msgs");

    public static readonly Metric ReceivedBytes = Metric.Counter(
        "nats_leafnode_received_bytes_total",
        "Bytes of messages from the leaf node.",
        "cluster", "server", "account", "leafnode").From("/leafz, growth of in_bytes");

    public static readonly Metric SentBytes = Metric.Counter(
        "nats_leafnode_sent_bytes_total",
        "Bytes of messages to the leaf node.",
        "cluster", "server", "account", "leafnode").From("/leafz, growth of out_bytes");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Total, Remotes, Connections, RoundTrip, Subscriptions, ReceivedMessages, SentMessages, ReceivedBytes, SentBytes,
    ];
}
