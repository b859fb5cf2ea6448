using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>What name servers tell clients of topics; asked in turn between collections, not used when older than 30 minutes.</summary>
internal static class RouteMetrics
{
    private const string Route = "GET_ROUTEINFO_BY_TOPIC (105)";

    public static readonly Metric KnownRoutes = Metric.Gauge(
        "rocketmq_name_server_known_routes",
        "Topics of which the name server's route is known to the exporter; routes are asked in turn, between collections.",
        "target", "name_server").From(Route);

    public static readonly Metric OldestRouteAge = Metric.Gauge(
        "rocketmq_name_servers_oldest_route_age_seconds",
        "Age of the oldest route that comparisons use; after 30 minutes a route is not used any more.",
        "target").From(Route);

    public static readonly Metric UnwritableTopics = Metric.Gauge(
        "rocketmq_name_server_topics_without_writable_queue",
        "Topics that the name server routes to brokers of which none may be written to.",
        "target", "name_server").From($"{Route}, queueDatas, perm, writeQueueNums");

    public static readonly Metric UnwritableTopic = Metric.Gauge(
        "rocketmq_name_server_unwritable_topic",
        "1 for each topic counted by rocketmq_name_server_topics_without_writable_queue; the first 20, by name.",
        "target", "name_server", "topic").From($"{Route}, queueDatas, perm, writeQueueNums");

    public static readonly Metric MasterlessTopics = Metric.Gauge(
        "rocketmq_name_server_topics_without_master",
        "Topics whose route names a broker group that is registered at the name server without a master.",
        "target", "name_server").From($"{Route}, queueDatas; GET_BROKER_CLUSTER_INFO (106)");

    public static readonly Metric WipedTopics = Metric.Gauge(
        "rocketmq_name_server_write_wiped_topics",
        "Topics that the broker takes writes for and that the name server has routed to it without write permission for 35 seconds or longer (wipeWritePerm).",
        "target", "name_server", "cluster", "broker").From($"{Route}, queueDatas, perm; GET_ALL_TOPIC_CONFIG (21), perm; GET_BROKER_CONFIG (26), brokerPermission").Across(AcrossShards.Absent);

    public static readonly Metric ActingMaster = Metric.Gauge(
        "rocketmq_broker_group_acting_master",
        "Whether name servers route to a slave of the broker group as if it were the master, because the master is away (1) or not (0).",
        "cluster", "broker").From($"{Route}, brokerDatas; GET_BROKER_CLUSTER_INFO (106)");

    public static IReadOnlyList<Metric> All { get; } =
        [KnownRoutes, OldestRouteAge, UnwritableTopics, UnwritableTopic, MasterlessTopics, WipedTopics, ActingMaster];
}
