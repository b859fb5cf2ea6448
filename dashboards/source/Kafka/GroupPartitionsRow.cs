namespace Dashboards.Kafka;

/// <summary>Each group on each partition.</summary>
internal static class GroupPartitionsRow
{
    public static Row Create() => Row.Folded("Groups by partition (with granularity: partition)",
        Panel.Top(50, "Furthest behind", "The 50 partitions on which groups are furthest behind. One that stands out has a hot key, or a message that blocks it. Only with granularity partition.",
            [new("cluster", "Cluster"), new("group", "Group", Uids.Lag), new("topic", "Topic", Uids.Lag), new("partition", "Partition")],
            new("Messages", "short", "max by (cluster, group, topic, partition) (kafka_group_partition_lag_messages<cluster,group,topic>)"),
            new("Oldest message", "s", "max by (cluster, group, topic, partition) (kafka_group_partition_lag_seconds<cluster,group,topic>)", "lag_age_seconds"),
            new("Committed offset", "none", "max by (cluster, group, topic, partition) (kafka_group_partition_committed_offset<cluster,group,topic>)")));
}
