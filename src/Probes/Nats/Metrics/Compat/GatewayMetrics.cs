using System.Collections.Immutable;
using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat;

/// <summary>What both older exporters say of gateways in one direction, each under its own prefix and labels.</summary>
/// <param name="prefix">Such as <c>gnatsd_gatewayz_outbound_gateway_</c>.</param>
/// <param name="direction">outbound or inbound.</param>
/// <param name="labels">Theirs, without the connection's number: it is another one after each reconnect.</param>
internal sealed class GatewayMetrics(string prefix, string direction, params string[] labels)
{
    public Metric Configured { get; } = Metric.Gauge(
        prefix + "configured", $"Whether the {direction} gateway is configured (1) or was learnt from others (0).", labels)
        .From("/gatewayz, configured");

    public Metric Start { get; } = Metric.Gauge(
        prefix + "conn_start_time_seconds", $"Unix time at which the oldest {direction} connection began.", labels)
        .From("/gatewayz, connection.start");

    public Metric LastActivity { get; } = Metric.Gauge(
        prefix + "conn_last_activity_seconds", $"Unix time at which the {direction} gateway was last used.", labels)
        .From("/gatewayz, connection.last_activity");

    public Metric Uptime { get; } = Metric.Gauge(
        prefix + "conn_uptime_seconds", $"Age of the oldest {direction} connection in seconds.", labels)
        .From("/gatewayz, now and connection.start");

    public Metric Idle { get; } = Metric.Gauge(
        prefix + "conn_idle_seconds", $"Seconds since the {direction} gateway was last used.", labels)
        .From("/gatewayz, now and connection.last_activity");

    public Metric Rtt { get; } = Metric.Gauge(
        prefix + "conn_rtt", $"Round trip time of the slowest {direction} connection in seconds.", labels)
        .From("/gatewayz, connection.rtt");

    public Metric PendingBytes { get; } = Metric.Gauge(
        prefix + "conn_pending_bytes", $"Bytes that wait to be sent over {direction} connections.", labels)
        .From("/gatewayz, connection.pending_bytes");

    public Metric InMessages { get; } = Metric.Gauge(
        prefix + "conn_in_msgs", $"Messages received over {direction} connections since they began.", labels)
        .From("/gatewayz, connection.in_msgs");

    public Metric OutMessages { get; } = Metric.Gauge(
        prefix + "conn_out_msgs", $"Messages sent over {direction} connections since they began.", labels)
        .From("/gatewayz, connection.out_msgs");

    public Metric InBytes { get; } = Metric.Gauge(
        prefix + "conn_in_bytes", $"Bytes received over {direction} connections since they began.", labels)
        .From("/gatewayz, connection.in_bytes");

    public Metric OutBytes { get; } = Metric.Gauge(
        prefix + "conn_out_bytes", $"Bytes sent over {direction} connections since they began.", labels)
        .From("/gatewayz, connection.out_bytes");

    public Metric Subscriptions { get; } = Metric.Gauge(
        prefix + "conn_subscriptions", $"Subscriptions of {direction} connections.", labels)
        .From("/gatewayz, connection.subscriptions");

    public ImmutableArray<Metric> All =>
        [Configured, Start, LastActivity, Uptime, Idle, Rtt, PendingBytes, InMessages, OutMessages, InBytes, OutBytes, Subscriptions];
}
