using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>A SubscriptionData.</summary>
internal static class SubscriptionParts
{
    public static void Write(ReplyWriter reply, Subscription subscription)
    {
        reply.Raw("{\"classFilterMode\":false,\"codeSet\":["u8);
        var comma = default(Separator);
        foreach (var code in subscription.TagCodes)
        {
            comma.Write(reply);
            reply.Number(code);
        }

        reply.Raw("],\"expressionType\":\"TAG\",\"subString\":"u8).Quoted(subscription.Expression)
            .Raw(",\"subVersion\":"u8).Number(subscription.Version)
            .Raw(",\"tagsSet\":["u8);
        comma = default;
        foreach (var tag in subscription.Tags)
        {
            comma.Write(reply);
            reply.Quoted(tag);
        }

        reply.Raw("],\"topic\":"u8).Quoted(subscription.Topic).Raw("}"u8);
    }
}
