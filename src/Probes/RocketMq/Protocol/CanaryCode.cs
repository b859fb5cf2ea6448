namespace Probes.RocketMq.Protocol;

/// <summary>
/// The requests of the canary (RequestCode in apache/rocketmq): they store a message, read one, or create a topic. They are
/// not in <see cref="RequestCode"/>, so that a request is one that only reads unless it is named here; and nothing
/// but the canary's own requests may name them, which Architecture.Tests holds.
/// </summary>
internal static class CanaryCode
{
    public const RequestCode PullMessage = (RequestCode)11;
    public const RequestCode UpdateAndCreateTopic = (RequestCode)17;
    public const RequestCode SendMessageV2 = (RequestCode)310;
}
