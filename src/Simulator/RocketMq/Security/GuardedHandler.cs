using Simulator.RocketMq.Answers;
using Simulator.RocketMq.Protocol;
using Simulator.RocketMq.Transport;

namespace Simulator.RocketMq.Security;

/// <summary>A broker that answers known accounts only.</summary>
internal sealed class GuardedHandler(IRequestHandler inner, AclPlay acl, string cluster) : IRequestHandler
{
    public bool Answer(RemotingRequest request, ReplyWriter reply)
    {
        if (reply.Flavor.IsV5 && UserAcl.Refusal(request, acl, cluster) is { } refusal)
        {
            Refusal.Write(request, reply, ResponseCode.NoPermission, refusal);
            return true;
        }

        if (!reply.Flavor.IsV5 && PlainAcl.Refusal(request, acl) is { } thrown)
        {
            reply.BeginThrown(request, thrown);
            reply.End();
            return true;
        }

        return inner.Answer(request, reply);
    }
}
