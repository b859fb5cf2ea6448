namespace Probes.RocketMq.Protocol;

/// <summary>A name server's settings, as properties text.</summary>
internal static class GetNamesrvConfig
{
    public static RemotingRequest Request() => new(RequestCode.GetNamesrvConfig);

    public static IReadOnlyDictionary<string, string> Read(ReadOnlySpan<byte> body) => JavaProperties.Read(body);
}
