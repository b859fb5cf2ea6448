namespace Dashboards.Kafka;

/// <summary>How members share what there is.</summary>
internal static class MembersRow
{
    private const string Pair = "{{group}} · {{topic}}";

    public static Row Create() => Row.Folded("Members of groups",
        Panel.Course("Members", "Clients connected as consumers of the group.", "short",
            new Query("max by (cluster, group) (messaging_group_members<cluster,group,system=\"kafka\">)", "{{group}}")),
        Panel.Course("Members without a partition", "More members than partitions, or a rebalance is under way.", "short",
            new Query("max by (cluster, group) (kafka_group_empty_members<cluster,group>)", "{{group}}")),
        Panel.Course("Partitions on the move", "Partitions that a member should have and has not yet. Only groups of the consumer protocol (KIP-848).", "short",
            new Query("max by (cluster, group) (kafka_group_moving_partitions<cluster,group>)", "{{group}}")),
        Panel.Course("Assigned partitions", "Partitions of each topic that members of the group have.", "short",
            new Query("max by (cluster, group, topic) (kafka_group_topic_assigned_partitions<cluster,group,topic>)", Pair)),
        Panel.Course("Members by topic", "Members that have a partition of the topic.", "short",
            new Query("max by (cluster, group, topic) (kafka_group_topic_members<cluster,group,topic>)", Pair)),
        Panel.Table("Protocols", "How each group shares its partitions, and which broker coordinates it.",
            [new("cluster", "Cluster"), new("group", "Group", Uids.Lag), new("protocol", "Protocol"), new("protocol_type", "Used by"), new("assignor", "Assignor"), new("coordinator", "Coordinator")],
            new Value("Group", "none", "max by (cluster, group, protocol, protocol_type, assignor, coordinator) (kafka_group_info<cluster,group>)")) with { Width = 8, Height = 8 });
}
