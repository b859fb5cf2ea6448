using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Security;

/// <summary>What an account must be granted to send, to pull and to create a topic.</summary>
internal static class MessageRights
{
    public static IEnumerable<(string Kind, string Name, string Action)> Of(RemotingRequest request) => request.Code switch
    {
        RequestCode.SendMessageV2 => [("Topic", request.ExtField("b") ?? "", "PUB")],
        RequestCode.PullMessage => [("Topic", request.ExtField("topic") ?? "", "SUB"), ("Group", request.ExtField("consumerGroup") ?? "", "SUB")],
        RequestCode.UpdateAndCreateTopic => [("Topic", request.ExtField("topic") ?? "", "CREATE")],
        _ => [],
    };
}
