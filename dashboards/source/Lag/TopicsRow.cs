namespace Dashboards.Lag;

/// <summary>The topics themselves.</summary>
internal static class TopicsRow
{
    public static Row Create() => Row.Folded("Topics",
        Panel.Top(20, "Largest topics", "The 20 topics that hold most messages.",
            [new("system", "System"), new("cluster", "Cluster"), new("topic", "Topic", Uids.Lag)],
            new("Messages", "short", "sum by (system, cluster, topic) (messaging_topic_retained_messages<system,cluster,topic>)"),
            new("Published", "cps", "sum by (system, cluster, topic) (rate(messaging_topic_published_messages_total<system,cluster,topic>[$__rate_interval]))"),
            new("Since the last message", "s", "time() - max by (system, cluster, topic) (messaging_topic_last_message_timestamp_seconds<system,cluster,topic>)")),
        Panel.Course("Messages held", "Messages in the topic now.", "short",
            new Query("sum by (system, cluster, topic) (messaging_topic_retained_messages<system,cluster,topic>)", "{{topic}}")),
        Panel.Course("Since the last message", "Time since the newest message of the topic was stored: a producer that has fallen silent.", "s",
            new Query("time() - max by (system, cluster, topic) (messaging_topic_last_message_timestamp_seconds<system,cluster,topic>)", "{{topic}}")),
        Panel.Course("Partitions not readable", "Partitions that the topic's numbers leave out because their offsets could not be read.", "short",
            new Query("sum by (system, cluster, topic) (messaging_topic_unknown_partitions<system,cluster,topic>)", "{{topic}}")));
}
