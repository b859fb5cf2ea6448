using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>What is known of topics beyond the shared vocabulary.</summary>
internal static class TopicMetrics
{
    public static readonly Metric Queues = Metric.Gauge(
        "rocketmq_topic_queues",
        "Queues of the topic over all brokers, by access (read, write); the two differ while a topic is being shrunk.",
        "cluster", "topic", "access").From("GET_ALL_TOPIC_CONFIG (21), readQueueNums, writeQueueNums").KeepingLargest().Across(AcrossShards.Sum);

    public static readonly Metric LogicalQueues = Metric.Gauge(
        "rocketmq_topic_logical_queues",
        "Queues that clients see of a static topic (5.x), however many there are on the brokers; all other numbers of the topic are of the brokers' queues.",
        "cluster", "topic").From("GET_ALL_TOPIC_CONFIG (21), topicQueueMappingDetailMap").KeepingLargest().Across(AcrossShards.Largest);

    public static readonly Metric Readable = Metric.Gauge(
        "rocketmq_topic_readable_brokers",
        "Brokers on which the topic may be read.",
        "cluster", "topic").From("GET_ALL_TOPIC_CONFIG (21), perm").Across(AcrossShards.Sum);

    public static readonly Metric Writable = Metric.Gauge(
        "rocketmq_topic_writable_brokers",
        "Brokers on which the topic may be written.",
        "cluster", "topic").From("GET_ALL_TOPIC_CONFIG (21), perm").Across(AcrossShards.Sum);

    public static readonly Metric Brokers = Metric.Gauge(
        "rocketmq_topic_brokers",
        "Brokers that hold queues of the topic.",
        "cluster", "topic").From("GET_ALL_TOPIC_CONFIG (21)").Across(AcrossShards.Sum);

    public static readonly Metric QueueEndOffset = Metric.Gauge(
        "rocketmq_topic_queue_end_offset",
        "Offset of the next message to be written to the queue; only with granularity queue.",
        "cluster", "topic", "broker", "queue").From("GET_TOPIC_STATS_INFO (202), maxOffset").KeepingLargest();

    public static readonly Metric QueueFirstOffset = Metric.Gauge(
        "rocketmq_topic_queue_first_offset",
        "Lowest offset that the queue still holds; only with granularity queue.",
        "cluster", "topic", "broker", "queue").From("GET_TOPIC_STATS_INFO (202), minOffset").KeepingLargest();

    public static readonly Metric ProducerClients = Metric.Gauge(
        "rocketmq_producer_group_clients",
        "Clients connected as producers of the group; asked every minute, of brokers from 4.9.4 on, and dropped after three minutes without an answer.",
        "cluster", "group").From("GET_ALL_PRODUCER_INFO (328)").Across(AcrossShards.Largest);

    public static readonly Metric ReadFromSlave = Metric.Gauge(
        "rocketmq_broker_group_read_from_slave",
        "Whether the offsets of this broker name were read from a slave because the master did not answer; commits may then be 10 s old.",
        "cluster", "broker").From("GET_BROKER_CLUSTER_INFO (106), GET_BROKER_RUNTIME_INFO (28)");

    public static IReadOnlyList<Metric> All { get; } =
        [Queues, LogicalQueues, Brokers, Readable, Writable, QueueEndOffset, QueueFirstOffset, ProducerClients, ReadFromSlave];
}
