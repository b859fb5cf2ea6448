namespace Dashboards.Lag;

/// <summary>What lag does not tell.</summary>
internal static class LossRow
{
    private const string Pair = "{{group}} · {{topic}}";

    public static Row Create() => Row.Folded("Lost, never committed, unknown",
        Panel.Course("Lost before consumption", "Messages that retention removed before the group had consumed them.", "short",
            new Query("sum by (system, cluster, group, topic) (messaging_group_lost_messages<system,cluster,group,topic>)", Pair)),
        Panel.Course("Partitions never committed", "Partitions for which the group has never committed an offset; their messages are no lag.", "short",
            new Query("sum by (system, cluster, group, topic) (messaging_group_uncommitted_partitions<system,cluster,group,topic>)", Pair)),
        Panel.Course("Partitions not readable", "Partitions that the numbers of a group leave out because their offsets could not be read.", "short",
            new Query("sum by (system, cluster, group, topic) (messaging_group_unknown_partitions<system,cluster,group,topic>)", Pair)));
}
