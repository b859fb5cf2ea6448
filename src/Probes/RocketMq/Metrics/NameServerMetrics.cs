using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>What is known of each name server by itself.</summary>
internal static class NameServerMetrics
{
    public static readonly Metric Up = Metric.Gauge(
        "rocketmq_name_server_up",
        "Whether the name server answered in this collection (1) or not (0).",
        "target", "name_server").From("GET_BROKER_CLUSTER_INFO (106)");

    public static readonly Metric Info = Metric.Gauge(
        "rocketmq_name_server_info",
        "The name server's version, from the header of its replies; always 1.",
        "target", "name_server", "version").From("reply header, version");

    public static readonly Metric RequestDuration = Metric.Histogram(
        "rocketmq_name_server_request_duration_seconds",
        "Time from sending a request to the name server until its reply was read, by the exporter.",
        [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
        "target", "name_server", "request");

    public static readonly Metric RequestFailures = Metric.Counter(
        "rocketmq_name_server_request_failures_total",
        "Requests to the name server without a usable answer, by reason.",
        "target", "name_server", "reason");

    public static readonly Metric Brokers = Metric.Gauge(
        "rocketmq_name_server_brokers",
        "Brokers registered at the name server, by cluster and role.",
        "target", "name_server", "cluster", "role").From("GET_BROKER_CLUSTER_INFO (106), brokerAddrTable");

    public static readonly Metric BrokerRegistered = Metric.Gauge(
        "rocketmq_name_server_broker_registered",
        "1 for each broker that is registered at the name server.",
        "target", "name_server", "cluster", "broker", "broker_id", "address").From("GET_BROKER_CLUSTER_INFO (106), brokerAddrTable");

    public static readonly Metric GroupsWithoutMaster = Metric.Gauge(
        "rocketmq_name_server_broker_groups_without_master",
        "Broker names that are registered without a member of id 0, so that nobody takes writes for them.",
        "target", "name_server", "cluster").From("GET_BROKER_CLUSTER_INFO (106), brokerAddrTable");

    public static readonly Metric Topics = Metric.Gauge(
        "rocketmq_name_server_topics",
        "Topics that the name server has a route for, by kind (user, retry, dlq, system); asked every minute, dropped after three without an answer.",
        "target", "name_server", "kind").From("GET_ALL_TOPIC_LIST_FROM_NAMESERVER (206)");

    public static readonly Metric OrderTopics = Metric.Gauge(
        "rocketmq_name_server_order_topics",
        "Topics with a global order configuration in the name server's key-value store; asked every five minutes, dropped after fifteen without an answer.",
        "target", "name_server").From("GET_KVLIST_BY_NAMESPACE (219), ORDER_TOPIC_CONFIG");

    public static readonly Metric ConfigurationInfo = Metric.Gauge(
        "rocketmq_name_server_configuration_info",
        "Settings of the name server that change what clients see; always 1; asked every five minutes, dropped after fifteen without an answer.",
        "target", "name_server", "order_message_enable", "return_order_topic_config_to_broker", "support_acting_master")
        .From("GET_NAMESRV_CONFIG (319)");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Up, Info, RequestDuration, RequestFailures, Brokers, BrokerRegistered, GroupsWithoutMaster, Topics, OrderTopics, ConfigurationInfo,
    ];
}
