namespace Probes.RocketMq.Protocol;

/// <summary>
/// Every topic of a broker: TopicConfigAndMappingSerializeWrapper (5.x) or TopicConfigSerializeWrapper in apache/rocketmq.
/// </summary>
internal static class GetAllTopicConfig
{
    public static RemotingRequest Request() => new(RequestCode.GetAllTopicConfig);

    public static TopicConfigTable Read(ReadOnlySpan<byte> body)
    {
        var topics = new List<TopicConfig>();
        DataVersion? version = null;
        var staticTopics = new HashSet<string>(StringComparer.Ordinal);
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            if (json.Key.Is("topicConfigTable"u8))
                ReadTopics(ref json, topics);
            else if (json.Key.Is("dataVersion"u8))
                version = DataVersion.Read(ref json);
            else if (json.Key.Is("topicQueueMappingDetailMap"u8))
                ReadStaticTopics(ref json, staticTopics);
            else
                json.Skip();
        }
        json.End();
        return new TopicConfigTable(topics, version, staticTopics);
    }

    private static void ReadTopics(ref FastJsonReader json, List<TopicConfig> topics)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var name = json.Key.ToName();
            if (TopicConfig.Read(ref json, name) is { } topic)
                topics.Add(topic);
        }
    }

    private static void ReadStaticTopics(ref FastJsonReader json, HashSet<string> topics)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var name = json.Key.ToName();
            if (HasMapping(ref json) && name is not null)
                topics.Add(name);
        }
    }

    // TopicQueueMappingDetail: totalQueues counts the topic's logical queues, hostedQueues maps those on this broker.
    private static bool HasMapping(ref FastJsonReader json)
    {
        var has = false;
        if (!json.EnterObject())
            return has;
        while (json.NextMember())
        {
            if (json.Key.Is("totalQueues"u8))
                has |= json.ReadInt32() > 0;
            else if (json.Key.Is("hostedQueues"u8))
                has |= json.SkipMembers() > 0;
            else
                json.Skip();
        }
        return has;
    }
}

internal sealed record TopicConfigTable(
    IReadOnlyList<TopicConfig> Topics,
    DataVersion? DataVersion,
    IReadOnlySet<string> StaticTopics);
