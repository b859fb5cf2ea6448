namespace Dashboards.Kafka;

/// <summary>Partitions one by one.</summary>
internal static class PartitionsRow
{
    private const string Name = "{{topic}} {{partition}}";

    private static readonly Column[] _partition = [new("cluster", "Cluster"), new("topic", "Topic", Uids.Kafka), new("partition", "Partition")];

    public static Row Create() => Row.Folded("Partitions (with granularity: partition)",
        Panel.Top(50, "Largest partitions", "The 50 partitions that hold most messages: where one stands out, so does a key. Only with granularity partition.", _partition,
            new("Messages", "short", "max by (cluster, topic, partition) (kafka_partition_end_offset<cluster,topic> - kafka_partition_first_offset<cluster,topic>)"),
            new("Leader", "none", "max by (cluster, topic, partition) (kafka_partition_leader<cluster,topic>)"),
            new("Preferred", "bool_yes_no", "min by (cluster, topic, partition) (kafka_partition_preferred_leader<cluster,topic>)"),
            new("Copies", "short", "max by (cluster, topic, partition) (kafka_partition_replicas<cluster,topic>)"),
            new("In sync", "short", "min by (cluster, topic, partition) (kafka_partition_in_sync_replicas<cluster,topic>)")),
        Panel.Table("Under-replicated partitions", "Partitions of which a copy is not in sync. Only with granularity partition.", _partition,
            new Value("Under-replicated", "bool_yes_no", "max by (cluster, topic, partition) (kafka_partition_under_replicated<cluster,topic>) == 1")) with { Width = 8, Height = 8, Without = "none" },
        Panel.Course("Published by partition", "How end offsets grow. Only with granularity partition.", "cps",
            new Query("max by (cluster, topic, partition) (deriv(kafka_partition_end_offset<cluster,topic>[$__rate_interval]))", Name)),
        Panel.Course("Open transactions by partition", "Messages that read_committed consumers cannot see yet. Only with granularity partition.", "short",
            new Query("max by (cluster, topic, partition) (kafka_partition_open_transaction_messages<cluster,topic>)", Name)));
}
