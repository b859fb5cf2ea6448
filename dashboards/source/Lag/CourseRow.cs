namespace Dashboards.Lag;

/// <summary>How it came, and whether it gets better.</summary>
internal static class CourseRow
{
    private const string Pair = "{{group}} · {{topic}}";

    public static Row Create() => new("Over time",
        Panel.Course("Age of the oldest waiting message", "How long the oldest message has waited that the group has not consumed. Alerts fire at the dashed lines.", "s",
            new Query("max by (system, cluster, group, topic) (messaging_group_lag_seconds<system,cluster,group,topic>)", Pair)) with { Width = 12, Threshold = "lag_age_seconds" },
        Panel.Course("Messages waiting", "Messages that the group has not consumed yet.", "short",
            new Query("sum by (system, cluster, group, topic) (messaging_group_lag_messages<system,cluster,group,topic>)", Pair)) with { Width = 12 },
        Panel.Course("Consumed", "Messages that groups consume, by the growth of their committed offsets.", "cps",
            new Query("sum by (system, cluster, group, topic) (rate(messaging_group_consumed_messages_total<system,cluster,group,topic>[$__rate_interval]))", Pair)) with { Width = 12 },
        Panel.Course("Published", "Messages written to topics, by the growth of their end offsets.", "cps",
            new Query("sum by (system, cluster, topic) (rate(messaging_topic_published_messages_total<system,cluster,topic>[$__rate_interval]))", "{{topic}}")) with { Width = 12 },
        Panel.Course("Growth of lag", "How fast the lag grows; below zero a group catches up.", "cps",
            new Query("sum by (system, cluster, group, topic) (deriv(messaging_group_lag_messages<system,cluster,group,topic>[$__rate_interval]))", Pair)) with { Width = 12 },
        Panel.Course("Members", "Clients connected as consumers of the group.", "short",
            new Query("sum by (system, cluster, group) (messaging_group_members<system,cluster,group>)", "{{group}}")) with { Width = 12 });
}
