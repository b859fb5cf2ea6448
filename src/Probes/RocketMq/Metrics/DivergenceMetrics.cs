using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>In what the name servers of one target differ from each other; what each kind means: docs/name-servers.md.</summary>
internal static class DivergenceMetrics
{
    private const string Sources = "GET_BROKER_CLUSTER_INFO (106), GET_ALL_TOPIC_LIST_FROM_NAMESERVER (206), GET_ROUTEINFO_BY_TOPIC (105), GET_KVLIST_BY_NAMESPACE (219), GET_NAMESRV_CONFIG (319)";

    public static readonly Metric Divergences = Metric.Gauge(
        "rocketmq_name_server_divergences",
        "In how many brokers, topics or settings the name server differs from the target's others at this moment, by kind (broker_missing, broker_address, topic_missing, topic_leftover, route, permission, kv, configuration).",
        "target", "name_server", "kind").From(Sources);

    public static readonly Metric SettledDivergences = Metric.Gauge(
        "rocketmq_name_server_settled_divergences",
        "Those of rocketmq_name_server_divergences that have lasted for 35 seconds or longer, which is more than the brokers' registration period explains.",
        "target", "name_server", "kind").From(Sources);

    public static readonly Metric Divergent = Metric.Gauge(
        "rocketmq_name_server_divergent",
        "1 for each broker, topic or setting in which the name server has differed from the others for 35 seconds or longer; the first 20 of each kind, by name.",
        "target", "name_server", "kind", "subject").From(Sources);

    public static readonly Metric LastAgreed = Metric.Gauge(
        "rocketmq_name_servers_last_agreed_timestamp_seconds",
        "Unix time at which all name servers that answered last agreed in everything that is compared; absent until they have.",
        "target").From(Sources);

    public static readonly Metric FlawedBrokerNames = Metric.Gauge(
        "rocketmq_name_server_flawed_broker_names",
        "Broker names with which the name server's own tables are at odds: listed in two_clusters, in a cluster but with no_address, or with addresses but in no_cluster.",
        "target", "name_server", "reason").From("GET_BROKER_CLUSTER_INFO (106), brokerAddrTable, clusterAddrTable");

    public static readonly Metric FlawedBrokerName = Metric.Gauge(
        "rocketmq_name_server_flawed_broker_name",
        "1 for each broker name counted by rocketmq_name_server_flawed_broker_names; the first 20 of each reason, by name.",
        "target", "name_server", "reason", "broker").From("GET_BROKER_CLUSTER_INFO (106), brokerAddrTable, clusterAddrTable");

    public static IReadOnlyList<Metric> All { get; } =
        [Divergences, SettledDivergences, Divergent, LastAgreed, FlawedBrokerNames, FlawedBrokerName];
}
