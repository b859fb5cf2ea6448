namespace Dashboards.Nats;

/// <summary>Streams.</summary>
internal static class StreamsRow
{
    private static readonly Column[] _stream =
        [new("cluster", "Cluster"), new("account", "Account"), new("stream", "Stream", Uids.Lag, "topic")];

    public static Row Create() => new("Streams",
        Panel.Top(20, "Largest streams", "The 20 largest streams. A fill near 100 % drops old messages or refuses new ones, as the discard policy says.", _stream,
            new("Size", "bytes", "max by (cluster, account, stream) (nats_stream_bytes<cluster,account,stream:topic>)"),
            new("Fill by bytes", "percentunit", "max by (cluster, account, stream) (nats_stream_bytes<cluster,account,stream:topic> / nats_stream_limit_bytes<cluster,account,stream:topic>)", "stream_usage_ratio"),
            new("Consumers", "short", "max by (cluster, account, stream) (nats_stream_consumers<cluster,account,stream:topic>)"),
            new("Subjects", "short", "max by (cluster, account, stream) (nats_stream_subjects<cluster,account,stream:topic>)"),
            new("Copies away", "short", "max by (cluster, account, stream) (nats_stream_replicas_offline<cluster,account,stream:topic>)")),
        Panel.Course("Fill by bytes", "Bytes as a share of what the stream may hold. The alert fires at the dashed line.", "percentunit",
            new Query("max by (cluster, account, stream) (nats_stream_bytes<cluster,account,stream:topic> / nats_stream_limit_bytes<cluster,account,stream:topic>)", "{{stream}}")) with { Threshold = "stream_usage_ratio", Most = 1 },
        Panel.Course("Fill by messages", "Messages as a share of what the stream may hold.", "percentunit",
            new Query(
                "max by (cluster, account, stream) (label_replace(messaging_topic_retained_messages<cluster,account,topic,system=\"nats\">, \"stream\", \"$1\", \"topic\", \"(.+)\") / on (job, instance, cluster, account, stream) nats_stream_limit_messages<cluster,account,stream:topic>)",
                "{{stream}}")) with { Threshold = "stream_usage_ratio", Most = 1 },
        Panel.Course("Size", "Bytes in the stream.", "bytes",
            new Query("max by (cluster, account, stream) (nats_stream_bytes<cluster,account,stream:topic>)", "{{stream}}")),
        Panel.Course("Copies away", "Copies of streams on servers that are away.", "short",
            new Query("max by (cluster, account, stream) (nats_stream_replicas_offline<cluster,account,stream:topic>)", "{{stream}}")),
        Panel.Course("Copies behind", "Operations that a copy is behind its leader.", "short",
            new Query("max by (cluster, account, stream, replica) (nats_stream_replica_lag_operations<cluster,account,stream:topic>)", "{{stream}} on {{replica}}")),
        Panel.Course("Mirrors and sources behind", "Messages of the origin that a stream does not have yet.", "short",
            new Query("max by (cluster, account, stream, role, origin) (nats_stream_source_lag_messages<cluster,account,stream:topic>)", "{{stream}} from {{origin}}")));
}
