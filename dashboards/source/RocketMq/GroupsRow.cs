namespace Dashboards.RocketMq;

/// <summary>What is wrong with groups that lag alone does not tell.</summary>
internal static class GroupsRow
{
    private static readonly Column[] _group = [new("cluster", "Cluster"), new("group", "Group", Uids.Lag)];

    public static Row Create() => Row.Folded("Consumer groups",
        Panel.Table("Subscriptions at odds", "Groups whose members subscribe to different things: some messages are then consumed by nobody.",
            [.. _group, new("reason", "Reason")],
            new Value("At odds", "bool_yes_no", "max by (cluster, group, reason) (rocketmq_group_subscription_inconsistent<cluster,group>) == 1")) with { Width = 12, Without = "none" },
        Panel.Table("Settings that differ between brokers", "Groups that are configured differently on different brokers.",
            [.. _group, new("setting", "Setting")],
            new Value("Differs", "bool_yes_no", "max by (cluster, group, setting) (rocketmq_group_configuration_differs<cluster,group>) == 1")) with { Width = 12, Without = "none" },
        Panel.Course("Groups at odds", "Groups whose members disagree, by reason.", "short",
            new Query("max by (cluster, reason) (rocketmq_groups_inconsistent<cluster>)", "{{reason}}")),
        Panel.Course("Retries waiting", "Messages that failed and wait to be tried again.", "short",
            new Query("sum by (cluster, group) (rocketmq_group_retry_lag_messages<cluster,group>)", "{{group}}")),
        Panel.Course("Retries", "Messages that groups gave back to be tried again.", "cps",
            new Query("sum by (cluster, group) (rate(rocketmq_group_retry_published_messages_total<cluster,group>[$__rate_interval]))", "{{group}}")),
        Panel.Course("Dead letters", "Messages that failed for good, as far as they are still kept.", "short",
            new Query("sum by (cluster, group) (rocketmq_group_dlq_retained_messages<cluster,group>)", "{{group}}")),
        Panel.Course("New dead letters", "Messages that were given up.", "cps",
            new Query("sum by (cluster, group) (rate(rocketmq_group_dlq_published_messages_total<cluster,group>[$__rate_interval]))", "{{group}}")),
        Panel.Course("In flight", "Messages handed out by POP and not acknowledged yet.", "short",
            new Query("sum by (cluster, group, topic) (rocketmq_group_in_flight_messages<cluster,group,topic>)", "{{group}} · {{topic}}")),
        Panel.Course("Paused", "Groups that an operator has switched off on some broker.", "short",
            new Query("max by (cluster) (rocketmq_groups_paused<cluster>)", "{{cluster}}")),
        Panel.Course("Offsets ahead", "Queues whose committed offset is beyond the queue's end: messages were lost with a broker, and new ones will be skipped.", "short",
            new Query("sum by (cluster, group, topic) (rocketmq_group_offset_ahead_queues<cluster,group,topic>)", "{{group}} · {{topic}}")),
        Panel.Course("Clients a broker does not know", "Members that are connected to some brokers and missing on this one.", "short",
            new Query("sum by (cluster, group, broker) (rocketmq_group_missing_clients<cluster,group,broker>)", "{{group}} · {{broker}}")));
}
