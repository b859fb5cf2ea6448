using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>Pieces that several bodies have in common. Fields are alphabetical, as fastjson sorts them.</summary>
internal static class BodyParts
{
    /// <summary>The value of dataVersion; stateVersion came with 5.x.</summary>
    public static ReplyWriter Version(this ReplyWriter reply, DataVersion version) => reply
        .Raw("{\"counter\":"u8).Number(version.Counter)
        .Raw(reply.Flavor.IsV5 ? ",\"stateVersion\":0"u8 : ""u8)
        .Raw(",\"timestamp\":"u8).Number(version.Timestamp)
        .Raw("}"u8);

    /// <summary>A MessageQueue: as the key of a map it is not quoted.</summary>
    public static ReplyWriter Queue(this ReplyWriter reply, string broker, string topic, int queue) => reply
        .Raw("{\"brokerName\":"u8).Quoted(broker)
        .Raw(",\"queueId\":"u8).Number(queue)
        .Raw(",\"topic\":"u8).Quoted(topic)
        .Raw("}"u8);
}
