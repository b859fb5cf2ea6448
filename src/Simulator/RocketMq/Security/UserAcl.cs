using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Security;

/// <summary>
/// The auth module of 5.x: who is it, then may he. What a request needs stands in the annotations of its header;
/// one whose header has none is answered to every user.
/// </summary>
internal static class UserAcl
{
    /// <returns>The remark of the refusal; null if there is none.</returns>
    public static string? Refusal(RemotingRequest request, AclPlay acl, string cluster)
    {
        if (request.ExtField("AccessKey") is not { } key)
        {
            return "username cannot be null.";
        }

        if (acl.Find(key) is not { } user)
        {
            return $"User:{key} is not found.";
        }

        if (!AclSignature.IsRight(request, user.SecretKey))
        {
            return "check signature failed.";
        }

        foreach (var (kind, name) in Needs(request, cluster))
        {
            if (!user.Reads(kind, name))
            {
                return $"User:{key} has no permission to access {kind}:{name} from 127.0.0.1, no matched policies.";
            }
        }

        return MessageRights.Of(request).Where(need => !user.Uses(need))
            .Select(need => $"User:{key} has no permission to access {need.Kind}:{need.Name} from 127.0.0.1, no matched policies.")
            .FirstOrDefault();
    }

    private static IEnumerable<(string Kind, string Name)> Needs(RemotingRequest request, string cluster) => request.Code switch
    {
        RequestCode.GetTopicStatsInfo => [Topic(request)],
        RequestCode.GetConsumerConnectionList => [Group(request)],
        RequestCode.GetConsumeStats => request.ExtField("topic") is null ? [Group(request)] : [Group(request), Topic(request)],
        RequestCode.QueryConsumeTimeSpan => [Topic(request), ("Group", request.ExtField("group") ?? "")],
        RequestCode.GetAllProducerInfo => [("Cluster", cluster)],
        _ => [],
    };

    private static (string Kind, string Name) Topic(RemotingRequest request) => ("Topic", request.ExtField("topic") ?? "");

    private static (string Kind, string Name) Group(RemotingRequest request) => ("Group", request.ExtField("consumerGroup") ?? "");
}
