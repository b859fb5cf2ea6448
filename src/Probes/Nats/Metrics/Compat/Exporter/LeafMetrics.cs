using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Exporter;

/// <summary>What prometheus-nats-exporter says of each leaf node. Its port is left out: it is another one after each reconnect.</summary>
internal static class LeafMetrics
{
    public static readonly Metric Info = ExporterMetric.Of(
        "gnatsd_leafz_info", "1 for each leaf node.", "/leafz, leafs", "account", "account_id", "ip", "name");

    public static readonly Metric Rtt = ExporterMetric.Of(
        "gnatsd_leafz_conn_rtt", "Round trip time in seconds.", "/leafz, rtt", "account", "account_id", "ip", "name");

    public static readonly Metric InMessages = ExporterMetric.Of(
        "gnatsd_leafz_conn_in_msgs", "Messages received from it since the connection began.", "/leafz, in_msgs", "account", "account_id", "ip", "name");

    public static readonly Metric OutMessages = ExporterMetric.Of(
        "gnatsd_leafz_conn_out_msgs", "Messages sent to it since the connection began.", "/leafz, out_msgs", "account", "account_id", "ip", "name");

    public static readonly Metric InBytes = ExporterMetric.Of(
        "gnatsd_leafz_conn_in_bytes", "Bytes received from it since the connection began.", "/leafz, in_bytes", "account", "account_id", "ip", "name");

    public static readonly Metric OutBytes = ExporterMetric.Of(
        "gnatsd_leafz_conn_out_bytes", "Bytes sent to it since the connection began.", "/leafz, out_bytes", "account", "account_id", "ip", "name");

    public static readonly Metric Subscriptions = ExporterMetric.Of(
        "gnatsd_leafz_conn_subscriptions_total", "Its subscriptions.", "/leafz, subscriptions", "account", "account_id", "ip", "name");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Info, Rtt, InMessages, OutMessages, InBytes, OutBytes, Subscriptions,
    ];
}
