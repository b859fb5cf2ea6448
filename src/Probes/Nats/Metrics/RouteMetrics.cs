using Probes.Metrics;

namespace Probes.Nats.Metrics;

/// <summary>Connections between servers of one cluster, of all that lead to one peer together: from 2.10 on there are several.</summary>
internal static class RouteMetrics
{
    public static readonly Metric Members = Metric.Gauge(
        "nats_server_cluster_members",
        "Servers of its cluster that the server is connected to, itself included: less than at others means that it is cut off.",
        "cluster", "server").From("/routez, remote ids and 1");

    public static readonly Metric Unrouted = Metric.Gauge(
        "nats_server_unrouted_peers",
        "Servers of its cluster that answered this target and that the server has no connection to.",
        "cluster", "server").From("/routez, remote ids, against /varz of the others");

    public static readonly Metric Connections = Metric.Gauge(
        "nats_route_connections",
        "Connections to the peer.",
        "cluster", "server", "peer").From("/routez, counted by remote_name");

    public static readonly Metric RoundTrip = Metric.Gauge(
        "nats_route_roundtrip_seconds",
        "Round trip to the peer as the server measured it, the longest where there are several connections.",
        "cluster", "server", "peer").From("/routez, rtt");

    public static readonly Metric Pending = Metric.Gauge(
        "nats_route_pending_bytes",
        "What waits to be sent to the peer.",
        "cluster", "server", "peer").From("/routez, pending_size");

    public static readonly Metric Subscriptions = Metric.Gauge(
        "nats_route_subscriptions",
        "Subscriptions that the peer has made known.",
        "cluster", "server", "peer").From("/routez, subscriptions");

    public static readonly Metric ReceivedMessages = Metric.Counter(
        "nats_route_received_messages_total",
        "Messages from the peer.",
        "cluster", "server", "peer").From("/routez, growth of in_msgs");

    public static readonly Metric SentMessages = Metric.Counter(
        "nats_route_sent_messages_total",
        "Messages to the peer.",
        "cluster", "server", "peer").From("/routez, growth of out_msgs");

    public static readonly Metric ReceivedBytes = Metric.Counter(
        "nats_route_received_bytes_total",
        "Bytes of messages from the peer.",
        "cluster", "server", "peer").From("/routez, growth of in_bytes");

    public static readonly Metric SentBytes = Metric.Counter(
        "nats_route_sent_bytes_total",
        "Bytes of messages to the peer.",
        "cluster", "server", "peer").From("/routez, growth of out_bytes");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Members, Unrouted, Connections, RoundTrip, Pending, Subscriptions, ReceivedMessages, SentMessages, ReceivedBytes, SentBytes,
    ];
}
