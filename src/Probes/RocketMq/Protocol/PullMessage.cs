using System.Globalization;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// Reads one message: PullMessageRequestHeader in apache/rocketmq. The group is one that every broker has, the subscription comes
/// with the request, and nothing is committed: no client, group or offset is left behind. An offset beyond the end makes a
/// broker write an event (PullMessageProcessor.generateOffsetMovedEvent), so only what is known to be there may be asked for.
/// </summary>
internal static class PullMessage
{
    /// <summary>MixAll.TOOLS_CONSUMER_GROUP.</summary>
    private const string Group = "TOOLS_CONSUMER";

    /// <summary>PullSysFlag: the subscription is in the request (4); no commit (1), no waiting for new messages (2).</summary>
    private const string SystemFlag = "4";

    public static RemotingRequest Request(string topic, int queueId, long offset) => new(
        CanaryCode.PullMessage,
        KeyValuePair.Create("consumerGroup", Group),
        KeyValuePair.Create("topic", topic),
        KeyValuePair.Create("queueId", queueId.ToString(CultureInfo.InvariantCulture)),
        KeyValuePair.Create("queueOffset", offset.ToString(CultureInfo.InvariantCulture)),
        KeyValuePair.Create("maxMsgNums", "1"),
        KeyValuePair.Create("sysFlag", SystemFlag),
        KeyValuePair.Create("commitOffset", "0"),
        KeyValuePair.Create("suspendTimeoutMillis", "0"),
        KeyValuePair.Create("subscription", "*"),
        KeyValuePair.Create("subVersion", "0"),
        KeyValuePair.Create("expressionType", "TAG"));

    /// <summary>Whether a code says that there is no message at the offset.</summary>
    public static bool IsNothing(int code) =>
        code is ResponseCode.PullNotFound or ResponseCode.PullRetryImmediately or ResponseCode.PullOffsetMoved;
}
