namespace Probes.RocketMq.Protocol;

/// <summary>
/// What a user of a 5.x broker must be granted for a request: RocketMQAction and RocketMQResource on the request's header in
/// apache/rocketmq. Requests whose headers name nothing are answered to every user that is known.
/// </summary>
internal static class AclRights
{
    /// <param name="request">What was asked.</param>
    /// <param name="remark">The broker's refusal, which names the resource: <c>… to access Topic:orders from …</c>.</param>
    public static string Of(RequestCode request, string remark) => Of(request) ?? ResourceIn(remark) + " GET";

    /// <summary>Such as <c>Topic:* GET</c>; null if the request needs none, or is none whose needs are known.</summary>
    public static string? Of(RequestCode request) => request switch
    {
        RequestCode.GetTopicStatsInfo => "Topic:* GET",
        RequestCode.GetAllTopicConfig => "Topic:* LIST",
        RequestCode.GetConsumerConnectionList => "Group:* GET",
        RequestCode.QueryConsumeTimeSpan => "Topic:* GET and Group:* GET",
        RequestCode.GetConsumerRunningInfo => "Group:* GET",
        RequestCode.GetConsumeStats => "Topic:* GET and Group:* GET",
        RequestCode.GetAllProducerInfo or RequestCode.ViewBrokerStatsData => "Cluster:* GET",
        CanaryCode.SendMessageV2 => "PUB on the canary's topic",
        CanaryCode.PullMessage => "SUB on the canary's topic and Group:TOOLS_CONSUMER SUB",
        CanaryCode.UpdateAndCreateTopic => "CREATE on the canary's topic",
        _ => null,
    };

    private static string ResourceIn(string remark)
    {
        foreach (var resource in (ReadOnlySpan<string>)["Topic", "Group", "Cluster"])
        {
            if (remark.Contains($"access {resource}:", StringComparison.Ordinal))
                return resource + ":*";
        }

        return "that resource";
    }
}
