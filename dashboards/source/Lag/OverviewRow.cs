namespace Dashboards.Lag;

/// <summary>One screen: whether anything is wrong, who, and why.</summary>
internal static class OverviewRow
{
    private static readonly Column[] _pair =
    [
        new("system", "System"), new("cluster", "Cluster"), new("group", "Group", Uids.Lag), new("topic", "Topic", Uids.Lag),
    ];

    public static Row Create() => new("Overview",
        Panel.Stat("Targets down", "Clusters that did not answer in the last collection. Their other series are absent until they do.",
            "short", "sum(1 - messaging_up<system>)") with { ZeroIsGood = true },
        Panel.Stat("Oldest message waiting", "Age of the oldest message that any chosen group has not consumed yet.",
            "s", "max(messaging_group_lag_seconds<system,cluster,group,topic>)") with { Threshold = "lag_age_seconds" },
        Panel.Stat("Messages waiting", "Messages between the committed offsets of the chosen groups and the end of their topics.",
            "short", "sum(messaging_group_lag_messages<system,cluster,group,topic>)"),
        Panel.Stat("Stalled", "Pairs of group and topic that make no progress although there is something to do; the table below says why.",
            "short", "count(messaging_group_stalled<system,cluster,group,topic> == 1)") with { ZeroIsGood = true, Without = "none" },
        Panel.Stat("Groups without members", "Groups that nobody is connected for.",
            "short", "count(messaging_group_members<system,cluster,group> == 0)") with { Without = "none" },
        Panel.Stat("Messages lost", "Messages that were removed from their topics before the chosen groups had consumed them.",
            "short", "sum(messaging_group_lost_messages<system,cluster,group,topic>)") with { ZeroIsGood = true },
        Panel.Top(20, "Longest behind", "The 20 pairs of group and topic whose oldest waiting message is oldest. Time to catch up goes by how fast the lag falls; without a number it does not fall.",
            _pair,
            new("Oldest message", "s", "max by (system, cluster, group, topic) (messaging_group_lag_seconds<system,cluster,group,topic>)", "lag_age_seconds"),
            new("Messages", "short", "sum by (system, cluster, group, topic) (messaging_group_lag_messages<system,cluster,group,topic>)"),
            new("Consumed", "cps", "sum by (system, cluster, group, topic) (rate(messaging_group_consumed_messages_total<system,cluster,group,topic>[$__rate_interval]))"),
            new("Time to catch up", "s",
                "sum by (system, cluster, group, topic) (messaging_group_lag_messages<system,cluster,group,topic>) / (-sum by (system, cluster, group, topic) (deriv(messaging_group_lag_messages<system,cluster,group,topic>[$__rate_interval])) > 0)")),
        Panel.Table("Stalled, and why", "Groups that make no progress although they lag, with the most specific reason known.",
            [.. _pair, new("reason", "Reason")],
            new Value("For this group", "bool_yes_no", "max by (system, cluster, group, topic, reason) (messaging_group_stalled<system,cluster,group,topic>) == 1")) with { Height = 7, Without = "nobody is stalled" });
}
