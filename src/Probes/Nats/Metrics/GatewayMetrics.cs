using Probes.Metrics;

namespace Probes.Nats.Metrics;

/// <summary>Connections to other clusters, of all in one direction to one cluster together.</summary>
internal static class GatewayMetrics
{
    public static readonly Metric Connected = Metric.Gauge(
        "nats_gateway_connected",
        "Whether the server has its connection to the other cluster (1), or not although it is configured to (0).",
        "cluster", "server", "gateway").From("/gatewayz, outbound_gateways; /varz, gateway.gateways");

    public static readonly Metric Connections = Metric.Gauge(
        "nats_gateway_connections",
        "Connections to the other cluster that the server has made (outbound) or taken (inbound).",
        "cluster", "server", "gateway", "direction").From("/gatewayz, counted");

    public static readonly Metric RoundTrip = Metric.Gauge(
        "nats_gateway_roundtrip_seconds",
        "Round trip to the other cluster as the server measured it, the longest where there are several connections.",
        "cluster", "server", "gateway", "direction").From("/gatewayz, connection.rtt");

    public static readonly Metric Pending = Metric.Gauge(
        "nats_gateway_pending_bytes",
        "What waits to be sent to the other cluster.",
        "cluster", "server", "gateway", "direction").From("/gatewayz, connection.pending_bytes");

    public static readonly Metric ReceivedMessages = Metric.Counter(
        "nats_gateway_received_messages_total",
        "Messages from the other cluster.",
        "cluster", "server", "gateway", "direction").From("/gatewayz, growth of connection.in_msgs");

    public static readonly Metric SentMessages = Metric.Counter(
        "nats_gateway_sent_messages_total",
        "Messages to the other cluster.",
        "cluster", "server", "gateway", "direction").From("/gatewayz, growth of connection.out_msgs");

    public static readonly Metric ReceivedBytes = Metric.Counter(
        "nats_gateway_received_bytes_total",
        "Bytes of messages from the other cluster.",
        "cluster", "server", "gateway", "direction").From("/gatewayz, growth of connection.in_bytes");

    public static readonly Metric SentBytes = Metric.Counter(
        "nats_gateway_sent_bytes_total",
        "Bytes of messages to the other cluster.",
        "cluster", "server", "gateway", "direction").From("/gatewayz, growth of connection.out_bytes");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Connected, Connections, RoundTrip, Pending, ReceivedMessages, SentMessages, ReceivedBytes, SentBytes,
    ];
}
