namespace Dashboards.Lag;

/// <summary>What explains a lag that only Kafka has.</summary>
internal static class KafkaRow
{
    private const string Pair = "{{group}} · {{topic}}";

    private static readonly Column[] _group = [new("cluster", "Cluster"), new("group", "Group", Uids.Kafka)];

    public static Row Create() => Row.Folded("Kafka: why",
        Panel.Table("Groups that are not stable", "Groups of Kafka in any other state: while they rebalance nobody consumes, and empty ones have no members.",
            [.. _group, new("state", "State")],
            new Value("Now", "bool_yes_no", "max by (cluster, group, state) (kafka_group_state<cluster,group,state!=\"stable\">) == 1")) with { Width = 12, Height = 7, Without = "all are stable" },
        Panel.Table("Verdicts", "Over the last ten looks: warn commits and does not catch up, stall has members and stands still, stop has none, rewind went back.",
            [.. _group, new("topic", "Topic", Uids.Kafka), new("verdict", "Verdict")],
            new Value("Now", "bool_yes_no", "max by (cluster, group, topic, verdict) (kafka_group_verdict<cluster,group,topic,verdict!=\"ok\">) == 1")) with { Width = 12, Height = 7, Without = "all are well" },
        Panel.Course("Rebalances", "Rebalances that were seen. Again and again: members that come and go, or take too long between two polls.", "cps",
            new Query("sum by (cluster, group) (rate(kafka_group_rebalances_total<cluster,group>[$__rate_interval]))", "{{group}}")),
        Panel.Course("Members without a partition", "Members that have nothing to do: adding more of them will not help.", "short",
            new Query("max by (cluster, group) (kafka_group_empty_members<cluster,group>)", "{{group}}")),
        Panel.Course("Of the retention", "Age of the oldest waiting message as a share of how long the topic keeps messages: at 100 % they are removed. The alert fires at the dashed line.", "percentunit",
            new Query(
                "max by (cluster, group, topic) (messaging_group_lag_seconds<cluster,group,topic,system=\"kafka\"> / on (job, instance, cluster, topic) group_left () kafka_topic_retention_seconds<cluster,topic>)",
                Pair)) with { Threshold = "retention_used_ratio" });
}
