namespace Simulator.RocketMq.Protocol;

/// <summary>How a server writes reply headers.</summary>
/// <param name="Flavor">The release played.</param>
/// <param name="AlwaysBinary">5.x started with rocketmq.serialize.type=ROCKETMQ: binary whatever the request was.</param>
/// <param name="Version">The version ordinal said; normally the flavor's.</param>
internal sealed record ReplyDialect(Flavor Flavor, bool AlwaysBinary, int Version)
{
    /// <summary>4.9 answers in the form of the request; 5.x has its own mind.</summary>
    public HeaderType HeaderTypeOf(RemotingRequest request) => Flavor.IsV5
        ? AlwaysBinary ? HeaderType.RocketMq : HeaderType.Json
        : request.HeaderType;
}
