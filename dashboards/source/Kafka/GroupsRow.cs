namespace Dashboards.Kafka;

/// <summary>What is wrong with groups that lag alone does not tell.</summary>
internal static class GroupsRow
{
    private const string Pair = "{{group}} · {{topic}}";

    private static readonly Column[] _group = [new("cluster", "Cluster"), new("group", "Group", Uids.Lag)];

    public static Row Create() => Row.Folded("Consumer groups",
        Panel.Table("Groups", "Each group, by lag. Members without a partition are more than partitions, or wait for a rebalance to end.", _group,
            new("Messages waiting", "short", "sum by (cluster, group) (messaging_group_lag_messages<cluster,group,topic,system=\"kafka\">)"),
            new("Oldest message", "s", "max by (cluster, group) (messaging_group_lag_seconds<cluster,group,topic,system=\"kafka\">)", "lag_age_seconds"),
            new("Members", "short", "max by (cluster, group) (messaging_group_members<cluster,group,system=\"kafka\">)"),
            new("Without a partition", "short", "max by (cluster, group) (kafka_group_empty_members<cluster,group>)"),
            new("Assigned partitions", "short", "max by (cluster, group) (kafka_group_assigned_partitions<cluster,group>)")),
        Panel.Table("States", "What each group is doing. Only stable ones consume; empty ones have commits and no members.",
            [.. _group, new("state", "State")],
            new Value("Now", "bool_yes_no", "max by (cluster, group, state) (kafka_group_state<cluster,group>) == 1")) with { Width = 12 },
        Panel.Table("Verdicts", "Groups that do not do well on a topic, over the last ten looks: warn commits and does not catch up, stall has members and stands still, stop has none, rewind went back.",
            [.. _group, new("topic", "Topic", Uids.Lag), new("verdict", "Verdict")],
            new Value("Now", "bool_yes_no", "max by (cluster, group, topic, verdict) (kafka_group_verdict<cluster,group,topic,verdict!=\"ok\">) == 1")) with { Width = 12, Without = "all are well" },
        Panel.Course("Rebalances", "Rebalances that were seen, each group's. With the classic protocol nobody in the group consumes meanwhile.", "cps",
            new Query("sum by (cluster, group) (rate(kafka_group_rebalances_total<cluster,group>[$__rate_interval]))", "{{group}}")),
        Panel.Course("Members that came or went", "Members that were seen to come or go: what makes groups rebalance.", "cps",
            new Query("sum by (cluster, group) (rate(kafka_group_membership_changes_total<cluster,group>[$__rate_interval]))", "{{group}}")),
        Panel.Course("Groups by state", "How many groups are in each state.", "short",
            new Query("count by (cluster, state) (max by (cluster, group, state) (kafka_group_state<cluster,group>) == 1)", "{{state}}")),
        Panel.Course("Of the retention", "Age of the oldest waiting message as a share of how long the topic keeps messages: at 100 % they are removed. The alert fires at the dashed line.", "percentunit",
            new Query(
                "max by (cluster, group, topic) (messaging_group_lag_seconds<cluster,group,topic,system=\"kafka\"> / on (job, instance, cluster, topic) group_left () kafka_topic_retention_seconds<cluster,topic>)",
                Pair)) with { Threshold = "retention_used_ratio" },
        Panel.Course("Offsets ahead", "Partitions whose committed offset lies beyond their end: the topic was made anew, or messages were lost with a leader.", "short",
            new Query("sum by (cluster, group, topic) (kafka_group_offset_ahead_partitions<cluster,group,topic>)", Pair)),
        Panel.Course("Ages that are estimated", "1 while the age of a lag is drawn in proportion between two messages whose times the broker told.", "short",
            new Query("max by (cluster, group, topic) (kafka_group_lag_estimated<cluster,group,topic>)", Pair)),
        Panel.Course("Groups not readable", "Groups that were listed, and of which the committed offsets could not be read.", "short",
            new Query("max by (cluster) (kafka_unanswered_groups<cluster>)", "{{cluster}}"),
            new Query("max by (cluster) (kafka_groups<cluster>)", "{{cluster}} listed")));
}
