namespace Probes.RocketMq.Protocol;

/// <summary>
/// A namespace of a name server's key-value store: KVTable in apache/rocketmq. Code 22 when it is empty, which is normal.
/// </summary>
internal static class GetKvListByNamespace
{
    /// <summary>Topics ordered over all brokers, with "broker:queues" pairs (NamesrvUtil in apache/rocketmq).</summary>
    public const string OrderTopicConfig = "ORDER_TOPIC_CONFIG";

    public static RemotingRequest Request(string @namespace) =>
        new(RequestCode.GetKvListByNamespace, KeyValuePair.Create("namespace", @namespace));

    public static IReadOnlyDictionary<string, string> Read(ReadOnlySpan<byte> body) => KeyValueTable.Read(body);
}
