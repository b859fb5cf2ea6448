using Probes.Lag;
using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Compat;

/// <summary>
/// How many messages per second each broker got of a topic and each group committed there within about the last minute,
/// from one collection to the next. Used by one collector.
/// </summary>
internal sealed class Traffic
{
    private readonly Dictionary<(string Cluster, string Broker, string Topic), RecentGrowth> _topics = [];
    private readonly Dictionary<(string Cluster, string Broker, string Topic, string Group), Consumption> _groups = [];

    private sealed class Consumption
    {
        /// <summary>A first commit says where a group began, and is no consumption.</summary>
        public ConsumedTotal Total { get; } = new();

        public RecentGrowth Growth { get; } = new();
    }

    /// <summary>Null before the second observation.</summary>
    public double? OfTopic(TopicPart part) =>
        _topics.GetValueOrDefault((part.Broker.Group.Cluster, part.Broker.Group.Broker, part.Config.TopicName))?.PerSecond;

    /// <summary>Null before the second observation.</summary>
    public double? OfGroup(BrokerPositions broker, string topic, string group) =>
        _groups.GetValueOrDefault((broker.Group.Cluster, broker.Group.Broker, topic, group))?.Growth.PerSecond;

    public void Observe(Survey survey)
    {
        var topics = new HashSet<(string, string, string)>(_topics.Count);
        foreach (var part in survey.Topics.SelectMany(topic => topic.Parts))
        {
            var key = (part.Broker.Group.Cluster, part.Broker.Group.Broker, part.Config.TopicName);
            topics.Add(key);
            (_topics.TryGetValue(key, out var growth) ? growth : _topics[key] = new RecentGrowth())
                .Observe(part.Broker.ReadAt.ToUnixTimeMilliseconds(), part.EndSum);
        }

        var groups = new HashSet<(string, string, string, string)>(_groups.Count);
        foreach (var broker in survey.Answered)
        {
            foreach (var entry in broker.Commits.Where(entry => IsShown(survey, broker, entry)))
            {
                var key = (broker.Group.Cluster, broker.Group.Broker, entry.Topic, entry.Group);
                groups.Add(key);
                var consumption = _groups.TryGetValue(key, out var known) ? known : _groups[key] = new Consumption();
                consumption.Total.Observe([new BrokerCommits(broker.Group.Broker, entry.Queues, broker.MayTrail)]);
                consumption.Growth.Observe(broker.ReadAt.ToUnixTimeMilliseconds(), consumption.Total.Total);
            }
        }

        Keep(survey, topics, groups);
    }

    private static bool IsShown(Survey survey, BrokerPositions broker, GroupTopicOffsets entry) =>
        !entry.Broadcasting && survey.HasGroup(broker.Group.Cluster, entry.Group) && survey.HasTopic(broker.Group.Cluster, entry.Topic);

    // What is gone is forgotten; what belongs to a broker that is only away is not.
    private void Keep(Survey survey, HashSet<(string, string, string)> topics, HashSet<(string, string, string, string)> groups)
    {
        var away = survey.Away.Select(broker => (broker.Group.Cluster, broker.Group.Broker)).ToHashSet();
        foreach (var gone in _topics.Keys.Where(key => !topics.Contains(key) && !away.Contains((key.Cluster, key.Broker))).ToList())
            _topics.Remove(gone);
        foreach (var gone in _groups.Keys.Where(key => !groups.Contains(key) && !away.Contains((key.Cluster, key.Broker))).ToList())
            _groups.Remove(gone);
    }
}
