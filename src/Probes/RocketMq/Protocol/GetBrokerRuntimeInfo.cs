namespace Probes.RocketMq.Protocol;

/// <summary>A broker's own counters and gauges: KVTable in apache/rocketmq, made by AdminBrokerProcessor.</summary>
internal static class GetBrokerRuntimeInfo
{
    public static RemotingRequest Request() => new(RequestCode.GetBrokerRuntimeInfo);

    public static RuntimeInfo Read(ReadOnlySpan<byte> body) => new(KeyValueTable.Read(body));
}
