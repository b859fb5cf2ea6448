using Probes.RocketMq.Collectors;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>A broker by hand: topics with queues, groups, commits. What a test does not say is not there.</summary>
internal sealed class FakeBroker(string name, string cluster = "C")
{
    public Dictionary<string, QueueStats[]> Topics { get; } = [];

    public List<SubscriptionGroup> Groups { get; } = [];

    public List<GroupTopicOffsets> Commits { get; } = [];

    public HashSet<string> Unread { get; } = [];

    public Dictionary<string, StaticTopic> StaticTopics { get; } = [];

    public BrokerMember Source { get; set; } = new(cluster, name, 0, name + ":10911");

    /// <summary>Queue ends from 0 on; all messages are there.</summary>
    public FakeBroker Topic(string topic, params long[] ends) => Topic(topic, 0, ends);

    public FakeBroker Topic(string topic, long first, long[] ends, long lastWrite = 0)
    {
        Topics[topic] = [.. ends.Select((end, id) => new QueueStats(id, first, end, lastWrite))];
        return this;
    }

    public FakeBroker Group(string group, bool enabled = true)
    {
        Groups.RemoveAll(entry => entry.GroupName == group);
        Groups.Add(new SubscriptionGroup(group, enabled, true, true, 1, 16, false));
        return this;
    }

    /// <summary>Commits on the queues from 0 on; null: none on this one.</summary>
    public FakeBroker Commit(string topic, string group, params long?[] offsets) => Commit(topic, group, false, offsets);

    public FakeBroker CommitBroadcasting(string topic, string group, params long?[] offsets) => Commit(topic, group, true, offsets);

    public BrokerPositions Positions(DateTimeOffset readAt = default) => new()
    {
        Group = new BrokerGroup(cluster, name, [Source]),
        Source = Source,
        ReadAt = readAt,
        Topics = [.. Topics.Select(topic => new TopicConfig(topic.Key, topic.Value.Length, topic.Value.Length, 6, false, 0, null))],
        StaticTopics = StaticTopics,
        ConsumerGroups = [.. Groups],
        Commits = [.. Commits],
        Queues = Topics.Where(topic => !Unread.Contains(topic.Key)).ToDictionary(),
        Unread = Unread.ToHashSet(),
    };

    private FakeBroker Commit(string topic, string group, bool broadcasting, long?[] offsets)
    {
        Commits.RemoveAll(entry => entry.Topic == topic && entry.Group == group && entry.Broadcasting == broadcasting);
        Commits.Add(new GroupTopicOffsets(
            topic, group, broadcasting, [.. offsets.Index().Where(entry => entry.Item is not null).Select(entry => new QueueOffset(entry.Index, entry.Item!.Value))]));
        return this;
    }
}
