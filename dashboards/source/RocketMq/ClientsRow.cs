namespace Dashboards.RocketMq;

/// <summary>What clients say when they are asked.</summary>
internal static class ClientsRow
{
    private const string Pair = "{{group}} · {{topic}}";

    public static Row Create() => Row.Folded("Clients (with consumer_detail)",
        Panel.Course("Queues of nobody", "Queues that no member of the group works on. Only where consumer_detail is on.", "short",
            new Query("sum by (cluster, group, topic) (rocketmq_group_unowned_queues<cluster,group,topic>)", Pair)),
        Panel.Course("Queues of two", "Queues that two members work on at once. Only where consumer_detail is on.", "short",
            new Query("sum by (cluster, group, topic) (rocketmq_group_doubly_owned_queues<cluster,group,topic>)", Pair)),
        Panel.Course("Cached in clients", "Messages that clients have fetched and not processed. Only where consumer_detail is on.", "short",
            new Query("sum by (cluster, group, topic) (rocketmq_group_cached_messages<cluster,group,topic>)", Pair)),
        Panel.Course("Time of consuming", "How long clients take for one message, on average. Only where consumer_detail is on.", "s",
            new Query("max by (cluster, group, topic) (rocketmq_group_consume_duration_seconds<cluster,group,topic>)", Pair)),
        Panel.Course("Consumed and failed", "Messages that clients say they consumed, and those that failed. Only where consumer_detail is on.", "cps",
            new Query("sum by (cluster, group, topic) (rocketmq_group_consume_ok_rate<cluster,group,topic>)", Pair),
            new Query("sum by (cluster, group, topic) (rocketmq_group_consume_failed_rate<cluster,group,topic>)", Pair + " failed")),
        Panel.Course("Clients asked", "Clients by what came of asking them. Only where consumer_detail is on.", "short",
            new Query("sum by (cluster, group, state) (rocketmq_group_detail_clients<cluster,group>)", "{{group}} {{state}}")),
        Panel.Table("Clients in trouble", "Clients that hang, are missing or stand still. Only where consumer_detail is on.",
            [new("cluster", "Cluster"), new("group", "Group", Uids.Lag), new("client_id", "Client"), new("trouble", "Trouble")],
            new Value("In trouble", "bool_yes_no", "max by (cluster, group, client_id, trouble) (rocketmq_group_client_trouble<cluster,group>)")) with { Without = "none" });
}
