using System.Globalization;
using Probes.Transport;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// Stores a message in queue 0 of a topic: SendMessageRequestHeaderV2 in apache/rocketmq, whose fields have one letter each. The
/// topic to inherit from (c) is the topic itself: where it is missing, no broker makes it up, whatever
/// autoCreateTopicEnable says (TopicConfigManager.createTopicInSendMessageMethod).
/// </summary>
internal static class SendMessageV2
{
    public static RemotingRequest Request(string producerGroup, string topic, string properties, long bornAt, byte[] body) => new(
        CanaryCode.SendMessageV2,
        KeyValuePair.Create("a", producerGroup),
        KeyValuePair.Create("b", topic),
        KeyValuePair.Create("c", topic),
        KeyValuePair.Create("d", "1"),
        KeyValuePair.Create("e", "0"),
        KeyValuePair.Create("f", "0"),
        KeyValuePair.Create("g", bornAt.ToString(CultureInfo.InvariantCulture)),
        KeyValuePair.Create("h", "0"),
        KeyValuePair.Create("i", properties),
        KeyValuePair.Create("j", "0"),
        KeyValuePair.Create("k", "false"),
        KeyValuePair.Create("m", "false"))
    {
        Body = body,
    };

    /// <summary>Where the message was put: SendMessageResponseHeader.</summary>
    public static SentMessage Read(RemotingHeader header) => new(
        header.Code,
        int.TryParse(header.ExtFields.GetValueOrDefault("queueId"), NumberStyles.None, CultureInfo.InvariantCulture, out var queueId)
            ? queueId
            : throw new ProtocolException("The answer to a message that was sent does not say its queue."),
        long.TryParse(header.ExtFields.GetValueOrDefault("queueOffset"), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? offset
            : throw new ProtocolException("The answer to a message that was sent does not say its offset."));

    /// <summary>Whether a code says that the message was stored, but not as safely as the broker is configured to.</summary>
    public static bool IsDegraded(int code) =>
        code is ResponseCode.FlushDiskTimeout or ResponseCode.SlaveNotAvailable or ResponseCode.FlushSlaveTimeout;
}

/// <summary>A message that a broker has stored: where, and how well.</summary>
internal sealed record SentMessage(int Code, int QueueId, long QueueOffset);
