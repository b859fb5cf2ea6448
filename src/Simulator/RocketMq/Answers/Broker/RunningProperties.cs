using System.Globalization;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>A client's properties: its settings by Java's names, and what MQClientInstance.consumerRunningInfo adds. All are strings.</summary>
internal static class RunningProperties
{
    public static void Write(ReplyWriter reply, RunningClient told)
    {
        reply.Raw(",\"properties\":{"u8);
        var comma = default(Separator);
        foreach (var (key, value) in Of(told))
        {
            comma.Write(reply);
            reply.Quoted(key).Raw(":"u8).Quoted(value);
        }

        reply.Raw("}"u8);
    }

    private static IEnumerable<(string Key, string Value)> Of(RunningClient told)
    {
        yield return ("consumeFromWhere", told.Group.ConsumeFromWhere);
        yield return ("PROP_NAMESERVER_ADDR", told.NameServers);
        yield return ("unitMode", "false");
        if (!told.Group.IsPull)
        {
            yield return ("consumeThreadMax", "20");
            yield return ("consumeThreadMin", "20");
            yield return ("maxReconsumeTimes", "-1");
            yield return ("PROP_CONSUMEORDERLY", told.Group.IsOrderly ? "true" : "false");
            yield return ("PROP_THREADPOOL_CORE_SIZE", "20");
        }

        if (told.Flavor.IsV5 && !told.Group.IsPull)
        {
            yield return ("clientRebalance", told.Group.IsPop ? "false" : "true");
        }

        yield return ("pullThresholdForQueue", "1000");
        yield return ("PROP_CONSUMER_START_TIMESTAMP", told.StartedAt.ToString(CultureInfo.InvariantCulture));
        yield return ("PROP_CONSUME_TYPE", told.Group.ConsumeType);
        yield return ("PROP_CLIENT_VERSION", told.Flavor.VersionName);
        yield return ("messageModel", told.Group.MessageModel);
        yield return ("consumerGroup", told.Group.Name);
    }
}
