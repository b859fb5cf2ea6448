namespace Probes.RocketMq.Protocol;

/// <summary>A broker's settings, as properties text.</summary>
internal static class GetBrokerConfig
{
    public static RemotingRequest Request() => new(RequestCode.GetBrokerConfig);

    public static IReadOnlyDictionary<string, string> Read(ReadOnlySpan<byte> body) => JavaProperties.Read(body);
}
