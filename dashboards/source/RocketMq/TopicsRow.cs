namespace Dashboards.RocketMq;

/// <summary>Where topics are, and who writes into them.</summary>
internal static class TopicsRow
{
    public static Row Create() => Row.Folded("Topics and producers",
        Panel.Table("Topics", "Queues and brokers of each topic. Without a writable broker nobody can send.",
            [new("cluster", "Cluster"), new("topic", "Topic", Uids.Lag)],
            new("Published", "cps", "sum by (cluster, topic) (rate(messaging_topic_published_messages_total<cluster,topic,system=\"rocketmq\">[$__rate_interval]))"),
            new("Queues to write", "short", "max by (cluster, topic) (rocketmq_topic_queues<cluster,topic,access=\"write\">)"),
            new("Queues to read", "short", "max by (cluster, topic) (rocketmq_topic_queues<cluster,topic,access=\"read\">)"),
            new("Brokers", "short", "max by (cluster, topic) (rocketmq_topic_brokers<cluster,topic>)"),
            new("Writable brokers", "short", "max by (cluster, topic) (rocketmq_topic_writable_brokers<cluster,topic>)")),
        Panel.Table("Settings that differ between brokers", "Topics that are configured differently on different brokers.",
            [new("cluster", "Cluster"), new("topic", "Topic", Uids.Lag), new("setting", "Setting")],
            new Value("Differs", "bool_yes_no", "max by (cluster, topic, setting) (rocketmq_topic_configuration_differs<cluster,topic>) == 1")) with { Width = 12, Without = "none" },
        Panel.Course("Producers", "Clients connected as producers, by their group.", "short",
            new Query("sum by (cluster, group) (rocketmq_producer_group_clients<cluster>)", "{{group}}")) with { Width = 12 });
}
