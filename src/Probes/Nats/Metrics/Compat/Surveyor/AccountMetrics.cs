using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Surveyor;

/// <summary>What nats-surveyor says of accounts on each server.</summary>
internal static class AccountMetrics
{
    public static readonly Metric Count = Metric.Gauge(
        "nats_core_account_count", "Accounts of the target.", "target").From("/accstatz");

    public static readonly Metric Connections = SurveyorMetric.Core(
        "account_conn_count", "Clients of the account that are connected.", "/accstatz, conns", "account", "account_name");

    public static readonly Metric AllConnections = SurveyorMetric.Core(
        "account_total_conn_count", "Clients and leaf nodes of the account that are connected.", "/accstatz, total_conns", "account", "account_name");

    public static readonly Metric LeafNodes = SurveyorMetric.Core(
        "account_leaf_count", "Leaf nodes of the account that are connected.", "/accstatz, leafnodes", "account", "account_name");

    public static readonly Metric Subscriptions = SurveyorMetric.Core(
        "account_sub_count", "Subscriptions of the account; from 2.10 on.", "/accstatz, num_subscriptions", "account", "account_name");

    public static readonly Metric SlowConsumers = SurveyorMetric.Core(
        "account_slow_consumer_count", "Connections of the account that were closed because they read too slowly.", "/accstatz, slow_consumers", "account", "account_name");

    public static readonly Metric SentBytes = SurveyorMetric.Core(
        "account_bytes_sent", "Bytes sent to the account since the server started.", "/accstatz, sent.bytes", "account", "account_name");

    public static readonly Metric ReceivedBytes = SurveyorMetric.Core(
        "account_bytes_recv", "Bytes received from the account since the server started.", "/accstatz, received.bytes", "account", "account_name");

    public static readonly Metric SentMessages = SurveyorMetric.Core(
        "account_msgs_sent", "Messages sent to the account since the server started.", "/accstatz, sent.msgs", "account", "account_name");

    public static readonly Metric ReceivedMessages = SurveyorMetric.Core(
        "account_msgs_recv", "Messages received from the account since the server started.", "/accstatz, received.msgs", "account", "account_name");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Count, Connections, AllConnections, LeafNodes, Subscriptions, SlowConsumers, SentBytes, ReceivedBytes,
        SentMessages, ReceivedMessages,
    ];
}
