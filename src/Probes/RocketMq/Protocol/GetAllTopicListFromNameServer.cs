namespace Probes.RocketMq.Protocol;

/// <summary>
/// Every topic that a name server knows: TopicList in apache/rocketmq. Answered with code 1 "disable" where
/// enableAllTopicList is off (5.2 and later).
/// </summary>
internal static class GetAllTopicListFromNameServer
{
    /// <summary>The remark where it is off (DefaultRequestProcessor.getAllTopicListFromNameserver).</summary>
    public const string Disabled = "disable";

    public static RemotingRequest Request() => new(RequestCode.GetAllTopicListFromNameServer);

    public static TopicList Read(ReadOnlySpan<byte> body)
    {
        var topics = new List<string>();
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("topicList"u8))
                topics = StringList.Read(ref json);
            else
                json.Skip();
        }
        json.End();
        return new TopicList(topics);
    }
}

internal sealed record TopicList(IReadOnlyList<string> Topics);
