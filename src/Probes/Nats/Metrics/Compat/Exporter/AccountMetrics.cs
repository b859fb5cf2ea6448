using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Exporter;

/// <summary>What prometheus-nats-exporter says of accounts on each server.</summary>
internal static class AccountMetrics
{
    public static readonly Metric Connections = ExporterMetric.Of(
        "gnatsd_accstatz_current_connections", "Clients of the account that are connected.", "/accstatz, conns", "account", "account_id", "account_name");

    public static readonly Metric AllConnections = ExporterMetric.Of(
        "gnatsd_accstatz_total_connections", "Clients and leaf nodes of the account that are connected.", "/accstatz, total_conns", "account", "account_id", "account_name");

    public static readonly Metric Subscriptions = ExporterMetric.Of(
        "gnatsd_accstatz_subscriptions", "Subscriptions of the account; from 2.10 on.", "/accstatz, num_subscriptions", "account", "account_id", "account_name");

    public static readonly Metric LeafNodes = ExporterMetric.Of(
        "gnatsd_accstatz_leaf_nodes", "Leaf nodes of the account that are connected.", "/accstatz, leafnodes", "account", "account_id", "account_name");

    public static readonly Metric SentMessages = ExporterMetric.Of(
        "gnatsd_accstatz_sent_messages", "Messages sent to the account since the server started.", "/accstatz, sent.msgs", "account", "account_id", "account_name");

    public static readonly Metric SentBytes = ExporterMetric.Of(
        "gnatsd_accstatz_sent_bytes", "Bytes sent to the account since the server started.", "/accstatz, sent.bytes", "account", "account_id", "account_name");

    public static readonly Metric ReceivedMessages = ExporterMetric.Of(
        "gnatsd_accstatz_received_messages", "Messages received from the account since the server started.", "/accstatz, received.msgs", "account", "account_id", "account_name");

    public static readonly Metric ReceivedBytes = ExporterMetric.Of(
        "gnatsd_accstatz_received_bytes", "Bytes received from the account since the server started.", "/accstatz, received.bytes", "account", "account_id", "account_name");

    public static readonly Metric SlowConsumers = ExporterMetric.Of(
        "gnatsd_accstatz_slow_consumers", "Connections of the account that were closed because they read too slowly.", "/accstatz, slow_consumers", "account", "account_id", "account_name");

    public static readonly Metric DetailConnections = ExporterMetric.Of(
        "gnatsd_accountz_client_connections", "Clients of the account that are connected.", "/accstatz, conns", "account_id", "account_name");

    public static readonly Metric DetailLeafNodes = ExporterMetric.Of(
        "gnatsd_accountz_leafnode_connections", "Leaf nodes of the account that are connected.", "/accstatz, leafnodes", "account_id", "account_name");

    public static readonly Metric DetailSubscriptions = ExporterMetric.Of(
        "gnatsd_accountz_subscriptions", "Subscriptions of the account; from 2.10 on.", "/accstatz, num_subscriptions", "account_id", "account_name");

    public static readonly Metric DetailIsSystem = ExporterMetric.Of(
        "gnatsd_accountz_is_system", "Whether it is the system account (1) or not (0).", "/varz, system_account", "account_id", "account_name");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Connections, AllConnections, Subscriptions, LeafNodes, SentMessages, SentBytes, ReceivedMessages, ReceivedBytes,
        SlowConsumers, DetailConnections, DetailLeafNodes, DetailSubscriptions, DetailIsSystem,
    ];
}
