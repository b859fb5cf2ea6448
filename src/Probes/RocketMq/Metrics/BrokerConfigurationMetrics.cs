using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>What of a broker's configuration explains its numbers; asked every five minutes, dropped after fifteen without an answer.</summary>
internal static class BrokerConfigurationMetrics
{
    public static readonly Metric Info = Metric.Gauge(
        "rocketmq_broker_configuration_info",
        "The broker's configured role (ASYNC_MASTER, SYNC_MASTER, SLAVE), how it flushes, and whether it creates topics by itself; always 1; asked every five minutes, dropped after fifteen without an answer.",
        "cluster", "broker", "broker_id", "broker_role", "flush_disk_type", "auto_create_topic")
        .From("GET_BROKER_CONFIG (26), brokerRole, flushDiskType, autoCreateTopicEnable");

    public static readonly Metric Retention = Metric.Gauge(
        "rocketmq_broker_retention_seconds",
        "How long the broker keeps messages, unless its disk fills up before; asked every five minutes, dropped after fifteen without an answer.",
        "cluster", "broker", "broker_id").From("GET_BROKER_CONFIG (26), fileReservedTime");

    public static readonly Metric DeletionThreshold = Metric.Gauge(
        "rocketmq_broker_disk_deletion_threshold_ratio",
        "Disk usage from which the broker deletes old messages before their time; asked every five minutes, dropped after fifteen without an answer.",
        "cluster", "broker", "broker_id").From("GET_BROKER_CONFIG (26), diskMaxUsedSpaceRatio");

    public static readonly Metric DLedgerPeers = Metric.Gauge(
        "rocketmq_broker_dledger_peers",
        "Brokers that the DLedger group of the broker is configured with, itself included; absent outside DLedger; ids move between them with each election; asked every five minutes, dropped after fifteen without an answer.",
        "cluster", "broker", "broker_id").From("GET_BROKER_CONFIG (26), enableDLegerCommitLog, dLegerPeers");

    public static IReadOnlyList<Metric> All { get; } = [Info, Retention, DeletionThreshold, DLedgerPeers];
}
