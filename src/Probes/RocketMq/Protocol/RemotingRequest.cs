namespace Probes.RocketMq.Protocol;

/// <summary>A request before it has a number: RemotingCommand in apache/rocketmq, the parts that differ from call to call.</summary>
internal sealed record RemotingRequest(RequestCode Code, params KeyValuePair<string, string>[] ExtFields)
{
    public ReadOnlyMemory<byte> Body { get; init; }
}
