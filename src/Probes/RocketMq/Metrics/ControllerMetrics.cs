using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>What the controllers (5.x) say of themselves and of the replicas that they keep; only of those configured in <c>controllers</c>.</summary>
internal static class ControllerMetrics
{
    private const string Seldom = "asked every minute, dropped after three without an answer";

    public static readonly Metric Up = Metric.Gauge(
        "rocketmq_controller_up",
        "Whether the controller answered in this collection (1) or not (0).",
        "target", "controller").From("CONTROLLER_GET_METADATA_INFO (1005)");

    public static readonly Metric Info = Metric.Gauge(
        "rocketmq_controller_info",
        "The controller's version and its raft group; always 1.",
        "target", "controller", "version", "raft_group").From("reply header, version; CONTROLLER_GET_METADATA_INFO (1005), group");

    public static readonly Metric IsLeader = Metric.Gauge(
        "rocketmq_controller_is_leader",
        "Whether the controller takes itself for the leader; one of them must.",
        "target", "controller").From("CONTROLLER_GET_METADATA_INFO (1005), isLeader");

    public static readonly Metric LeaderKnown = Metric.Gauge(
        "rocketmq_controller_leader_known",
        "Whether the controller knows a leader; without one no master is elected.",
        "target", "controller").From("CONTROLLER_GET_METADATA_INFO (1005), controllerLeaderId");

    public static readonly Metric Leaders = Metric.Gauge(
        "rocketmq_controller_leaders",
        "Different leaders that the controllers name, of those that answered: 1 if they agree, 0 if none knows one.",
        "target").From("CONTROLLER_GET_METADATA_INFO (1005), controllerLeaderId");

    public static readonly Metric Peers = Metric.Gauge(
        "rocketmq_controller_peers",
        "Controllers that the controller's raft group has, itself included.",
        "target", "controller").From("CONTROLLER_GET_METADATA_INFO (1005), peers");

    public static readonly Metric InSync = Metric.Gauge(
        "rocketmq_controller_in_sync_replicas",
        $"Replicas in the sync-state set of the broker name, its master included: those of which the next master is chosen; {Seldom}.",
        "cluster", "broker").From("CONTROLLER_GET_SYNC_STATE_DATA (1006), inSyncReplicas");

    public static readonly Metric NotInSync = Metric.Gauge(
        "rocketmq_controller_out_of_sync_replicas",
        $"Replicas of the broker name that are not in its sync-state set; {Seldom}.",
        "cluster", "broker").From("CONTROLLER_GET_SYNC_STATE_DATA (1006), notInSyncReplicas");

    public static readonly Metric ReplicaInSync = Metric.Gauge(
        "rocketmq_controller_replica_in_sync",
        $"Whether the replica is in the sync-state set, by the id that the controller gave it; a replica keeps that id as master, whose broker_id is 0; {Seldom}.",
        "cluster", "broker", "replica").From("CONTROLLER_GET_SYNC_STATE_DATA (1006), inSyncReplicas, notInSyncReplicas");

    public static readonly Metric ReplicaAlive = Metric.Gauge(
        "rocketmq_controller_replica_alive",
        $"Whether the controllers' leader has heartbeats of the replica; absent with older controllers, which do not tell; {Seldom}.",
        "cluster", "broker", "replica").From("CONTROLLER_GET_SYNC_STATE_DATA (1006), alive");

    public static readonly Metric MasterKnown = Metric.Gauge(
        "rocketmq_controller_master_known",
        $"Whether the controllers' leader has a master for the broker name; {Seldom}.",
        "cluster", "broker").From("CONTROLLER_GET_SYNC_STATE_DATA (1006), masterAddress");

    public static readonly Metric MasterAgreed = Metric.Gauge(
        "rocketmq_controller_master_agreed",
        $"Whether every name server that answered lists the controller's master of the broker name, and no other, as its broker 0; {Seldom}.",
        "cluster", "broker").From("CONTROLLER_GET_SYNC_STATE_DATA (1006), masterAddress; GET_BROKER_CLUSTER_INFO (106)");

    public static readonly Metric MasterEpoch = Metric.Gauge(
        "rocketmq_controller_master_epoch",
        $"Rises by one with each election of a master for the broker name; {Seldom}.",
        "cluster", "broker").From("CONTROLLER_GET_SYNC_STATE_DATA (1006), masterEpoch");

    public static readonly Metric SyncStateSetEpoch = Metric.Gauge(
        "rocketmq_controller_sync_state_set_epoch",
        $"Rises by one with each change of the sync-state set of the broker name; {Seldom}.",
        "cluster", "broker").From("CONTROLLER_GET_SYNC_STATE_DATA (1006), syncStateSetEpoch");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Up, Info, IsLeader, LeaderKnown, Leaders, Peers, InSync, NotInSync, ReplicaInSync, ReplicaAlive, MasterKnown, MasterAgreed,
        MasterEpoch, SyncStateSetEpoch,
    ];
}
