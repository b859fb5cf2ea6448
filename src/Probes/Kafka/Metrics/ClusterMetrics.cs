using Probes.Metrics;

namespace Probes.Kafka.Metrics;

/// <summary>The cluster and its brokers. The label <c>broker</c> is the node id (broker.id, node.id).</summary>
internal static class ClusterMetrics
{
    public static readonly Metric Info = Metric.Gauge(
        "kafka_cluster_info",
        "1 for the cluster, with the id that it gave itself and the Kafka version that its requests are those of; brokers do not tell their version, so that it is guessed from the lowest of all brokers and may be too low by a release that brought no request.",
        "cluster", "cluster_id", "version").From("Metadata: cluster_id; ApiVersions");

    public static readonly Metric Brokers = Metric.Gauge(
        "kafka_brokers",
        "Brokers that are registered with the cluster now; one that has died is missing as soon as the controller has noticed.",
        "cluster").From("Metadata: brokers");

    public static readonly Metric BrokerUp = Metric.Gauge(
        "kafka_broker_up",
        "Whether the broker answered in this collection (1) or not (0); a broker that the cluster no longer names stays at 0 while partitions are assigned to it.",
        "cluster", "broker").From("ListGroups");

    public static readonly Metric BrokerInfo = Metric.Gauge(
        "kafka_broker_info",
        "1 for each broker, with the address that it is advertised under and its rack.",
        "cluster", "broker", "host", "port", "rack").From("Metadata: brokers");

    public static readonly Metric BrokerController = Metric.Gauge(
        "kafka_broker_controller",
        "Whether the cluster names the broker as its controller (1) or not (0). Absent with KRaft, where brokers name another one of them with each answer, and none of them decides.",
        "cluster", "broker").From("Metadata: controller_id");

    public static readonly Metric BrokerLeaderPartitions = Metric.Gauge(
        "kafka_broker_leader_partitions",
        "Partitions that the broker leads, those that the filter leaves out included.",
        "cluster", "broker").From("Metadata: leader_id");

    public static readonly Metric BrokerReplicaPartitions = Metric.Gauge(
        "kafka_broker_replica_partitions",
        "Partitions that the broker should have a copy of, those that the filter leaves out included.",
        "cluster", "broker").From("Metadata: replica_nodes");

    public static readonly Metric BrokerCoordinatedGroups = Metric.Gauge(
        "kafka_broker_coordinated_groups",
        "Groups that the broker coordinates, those that the filter leaves out included.",
        "cluster", "broker").From("ListGroups");

    public static readonly Metric BrokerRoundTrip = Metric.Gauge(
        "kafka_broker_roundtrip_seconds",
        "Time from asking the broker for its groups until it had answered, connecting included where that was necessary.",
        "cluster", "broker").From("ListGroups, time until it was answered");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Info, Brokers, BrokerUp, BrokerInfo, BrokerController, BrokerLeaderPartitions, BrokerReplicaPartitions, BrokerCoordinatedGroups, BrokerRoundTrip,
    ];
}
