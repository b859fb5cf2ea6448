using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>How slaves follow their masters: from what both say of their commit logs, and (5.x) of their connections.</summary>
internal static class ReplicationMetrics
{
    private const string Seldom = "asked every minute from 5.0 on, dropped after three without an answer";

    public static readonly Metric LagBytes = Metric.Gauge(
        "rocketmq_broker_slave_lag_bytes",
        "Bytes of the master's commit log that the slave does not have yet; both are asked at once, so it may be off by what the master writes between the two answers.",
        "cluster", "broker", "broker_id").From("GET_BROKER_RUNTIME_INFO (28), commitLogMaxOffset of master and slave");

    public static readonly Metric LagSeconds = Metric.Gauge(
        "rocketmq_broker_slave_lag_seconds",
        "How long ago the master wrote the first byte that the slave does not have yet, to within the time between two collections; absent if that was before the exporter watched the master.",
        "cluster", "broker", "broker_id").From("GET_BROKER_RUNTIME_INFO (28), commitLogMaxOffset of master and slave, over time");

    public static readonly Metric Connected = Metric.Gauge(
        "rocketmq_broker_ha_connected_slaves",
        $"Slaves that are connected to the master to copy its commit log; {Seldom}.",
        "cluster", "broker", "broker_id").From("GET_BROKER_HA_STATUS (907), haConnectionInfo");

    public static readonly Metric InSync = Metric.Gauge(
        "rocketmq_broker_ha_in_sync_slaves",
        $"Slaves that are in sync by the master's own rule: less than 256 MiB behind by default, or in the controller's sync-state set; {Seldom}.",
        "cluster", "broker", "broker_id").From("GET_BROKER_HA_STATUS (907), inSyncSlaveNums");

    public static readonly Metric AckLag = Metric.Gauge(
        "rocketmq_broker_ha_slave_acknowledgement_lag_bytes",
        $"Bytes that the connected slave which is furthest behind has not acknowledged to the master; {Seldom}.",
        "cluster", "broker", "broker_id").From("GET_BROKER_HA_STATUS (907), haConnectionInfo, diff");

    public static readonly Metric Sent = Metric.Gauge(
        "rocketmq_broker_ha_sent_bytes_per_second",
        $"What the master sends to its slaves, all together, over its last second; {Seldom}.",
        "cluster", "broker", "broker_id").From("GET_BROKER_HA_STATUS (907), haConnectionInfo, transferredByteInSecond");

    public static readonly Metric SlaveInSync = Metric.Gauge(
        "rocketmq_broker_slave_in_sync",
        $"Whether the master takes the slave for in sync (1) or not, or has no connection from it (0); absent where the connection cannot be told by its address; {Seldom}.",
        "cluster", "broker", "broker_id").From("GET_BROKER_HA_STATUS (907), haConnectionInfo, inSync");

    public static readonly Metric Received = Metric.Gauge(
        "rocketmq_broker_ha_received_bytes_per_second",
        $"What the slave gets from its master, over its last second; {Seldom}.",
        "cluster", "broker", "broker_id").From("GET_BROKER_HA_STATUS (907), haClientRuntimeInfo, transferredByteInSecond");

    public static readonly Metric LastRead = Metric.Gauge(
        "rocketmq_broker_ha_last_read_timestamp_seconds",
        $"When the slave last got anything from its master, a heartbeat included, in Unix time by its clock; {Seldom}.",
        "cluster", "broker", "broker_id").From("GET_BROKER_HA_STATUS (907), haClientRuntimeInfo, lastReadTimestamp");

    public static readonly Metric MasterFlushed = Metric.Gauge(
        "rocketmq_broker_ha_master_flushed_offset_bytes",
        $"Up to where its master's commit log was flushed when the slave last heard of it; absent if it does not hear of it; {Seldom}.",
        "cluster", "broker", "broker_id").From("GET_BROKER_HA_STATUS (907), haClientRuntimeInfo, masterFlushOffset");

    public static IReadOnlyList<Metric> All { get; } =
        [LagBytes, LagSeconds, Connected, InSync, AckLag, Sent, SlaveInSync, Received, LastRead, MasterFlushed];
}
