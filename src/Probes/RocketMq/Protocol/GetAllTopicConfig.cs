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
        var staticTopics = new Dictionary<string, StaticTopic>(StringComparer.Ordinal);
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

    private static void ReadStaticTopics(ref FastJsonReader json, Dictionary<string, StaticTopic> topics)
    {
        if (!json.EnterObject())
            return;
        while (json.NextMember())
        {
            var name = json.Key.ToName();
            if (StaticTopic.Read(ref json) is { } topic && name is not null)
                topics[name] = topic;
        }
    }
}

internal sealed record TopicConfigTable(
    IReadOnlyList<TopicConfig> Topics,
    DataVersion? DataVersion,
    IReadOnlyDictionary<string, StaticTopic> StaticTopics);
