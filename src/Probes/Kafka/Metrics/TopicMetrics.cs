using Probes.Metrics;

namespace Probes.Kafka.Metrics;

/// <summary>What is known of topics beyond the shared vocabulary.</summary>
internal static class TopicMetrics
{
    public static readonly Metric Partitions = Metric.Gauge(
        "kafka_topic_partitions",
        "Partitions of the topic.",
        "cluster", "topic").From("Metadata: partitions").KeepingLargest();

    public static readonly Metric ReplicationFactor = Metric.Gauge(
        "kafka_topic_replication_factor",
        "Copies that each partition should have; the lowest of the topic's partitions.",
        "cluster", "topic").From("Metadata: replica_nodes");

    public static readonly Metric UnderReplicated = Metric.Gauge(
        "kafka_topic_under_replicated_partitions",
        "Partitions of which fewer copies are in sync than should be.",
        "cluster", "topic").From("Metadata: isr_nodes, replica_nodes").KeepingLargest();

    public static readonly Metric Offline = Metric.Gauge(
        "kafka_topic_offline_partitions",
        "Partitions that nobody leads: they can neither be written nor read.",
        "cluster", "topic").From("Metadata: leader_id").KeepingLargest();

    public static readonly Metric UnderMinIsr = Metric.Gauge(
        "kafka_topic_under_min_isr_partitions",
        "Partitions of which fewer copies are in sync than min.insync.replicas, so that producers with acks=all are refused; absent while the setting is not known.",
        "cluster", "topic").From("Metadata: isr_nodes; DescribeConfigs: min.insync.replicas").KeepingLargest();

    public static readonly Metric NotPreferredLeader = Metric.Gauge(
        "kafka_topic_not_preferred_leader_partitions",
        "Partitions that another broker leads than the first of their copies: load is not where it was meant to be.",
        "cluster", "topic").From("Metadata: leader_id, replica_nodes").KeepingLargest();

    public static readonly Metric OpenTransaction = Metric.Gauge(
        "kafka_topic_open_transaction_messages",
        "Messages that read_committed consumers cannot see yet: high watermark minus last stable offset. One that only grows is a transaction that nobody ends. Asked about once a minute.",
        "cluster", "topic").From("ListOffsets, isolation 1 and 0").KeepingLargest();

    public static readonly Metric Recreated = Metric.Counter(
        "kafka_topic_recreations_total",
        "Times that the topic was seen to be another one under the same name, or an end offset to have fallen; commits that lie beyond the end count as no lag until the group commits again.",
        "cluster", "topic").From("Metadata: topic_id; ListOffsets");

    public static IReadOnlyList<Metric> All { get; } =
        [Partitions, ReplicationFactor, UnderReplicated, Offline, UnderMinIsr, NotPreferredLeader, OpenTransaction, Recreated];
}
