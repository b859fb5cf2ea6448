namespace Probes.RocketMq.Protocol;

/// <summary>
/// Creates a topic of one queue that may be read and written: CreateTopicRequestHeader in apache/rocketmq. It would change one that
/// is there already.
/// </summary>
internal static class UpdateAndCreateTopic
{
    public static RemotingRequest Request(string topic) => new(
        CanaryCode.UpdateAndCreateTopic,
        KeyValuePair.Create("topic", topic),
        // AdminBrokerProcessor ignores it, but wants it to be there.
        KeyValuePair.Create("defaultTopic", "TBW102"),
        KeyValuePair.Create("readQueueNums", "1"),
        KeyValuePair.Create("writeQueueNums", "1"),
        KeyValuePair.Create("perm", "6"),
        KeyValuePair.Create("topicFilterType", "SINGLE_TAG"),
        KeyValuePair.Create("topicSysFlag", "0"),
        KeyValuePair.Create("order", "false"));
}
