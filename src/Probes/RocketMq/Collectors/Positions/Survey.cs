using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Positions;

/// <summary>
/// Everything that the brokers said of their positions in one collection, put together by cluster. Computed from their
/// answers alone; a broker that did not answer is represented by what it is known to have held.
/// </summary>
internal sealed class Survey
{
    private readonly Dictionary<(string Cluster, string Topic), TopicSurvey> _topics = [];
    private readonly Dictionary<(string Cluster, string Group), GroupSurvey> _groups = [];

    /// <param name="answered">The brokers that answered.</param>
    /// <param name="away">What brokers that did not answer last said.</param>
    /// <param name="names">Names of clusters and brokers.</param>
    /// <param name="masters">What masters last said for which slaves stand in.</param>
    public Survey(
        IReadOnlyList<BrokerPositions> answered, IReadOnlyList<BrokerPositions> away, IReadOnlySet<string> names,
        IReadOnlyList<BrokerPositions>? masters = null)
    {
        (Answered, Away) = (answered, away);
        HasStaticTopics = answered.Concat(away).Any(broker => broker.StaticTopics.Count > 0);
        _topics.EnsureCapacity(answered.Select(broker => broker.Topics.Count).DefaultIfEmpty().Max());
        _groups.EnsureCapacity(answered.Select(broker => broker.ConsumerGroups.Count).DefaultIfEmpty().Max());
        foreach (var broker in answered)
        {
            foreach (var config in broker.Topics)
                Add(broker, config, names);
            foreach (var config in broker.ConsumerGroups)
                Add(broker, config);
        }

        foreach (var broker in away)
        {
            foreach (var (topic, queues) in broker.Queues)
                TopicOf(broker.Group.Cluster, topic, names).UnknownQueues += queues.Length;
            foreach (var config in broker.ConsumerGroups)
                GroupOf(broker.Group.Cluster, config.GroupName).BrokersAway++;
        }

        foreach (var master in masters ?? [])
        {
            foreach (var slave in answered.Concat(away).Where(broker => broker.StandsInFor(master)))
                AddLost(slave, master, names);
        }

        // Sorted once: each is looked up for every broker.
        Topics = [.. _topics.OrderBy(entry => entry.Key, PairOrder.Instance).Select(entry => entry.Value)];
        Groups = [.. _groups.OrderBy(entry => entry.Key, PairOrder.Instance).Select(entry => entry.Value)];
    }

    public IReadOnlyList<BrokerPositions> Answered { get; }

    public IReadOnlyList<BrokerPositions> Away { get; }

    /// <summary>Whether there is a static topic (5.x) anywhere; there hardly ever is.</summary>
    public bool HasStaticTopics { get; }

    /// <summary>By cluster and name.</summary>
    public IReadOnlyCollection<TopicSurvey> Topics { get; }

    /// <summary>By cluster and name; also those that only brokers know that are away.</summary>
    public IReadOnlyCollection<GroupSurvey> Groups { get; }

    public bool HasTopic(string cluster, string topic) => _topics.ContainsKey((cluster, topic));

    public bool HasGroup(string cluster, string group) => _groups.ContainsKey((cluster, group));

    private void Add(BrokerPositions broker, TopicConfig config, IReadOnlySet<string> names)
    {
        if (broker.Queues.TryGetValue(config.TopicName, out var queues))
        {
            var topic = TopicOf(broker.Group.Cluster, config.TopicName, names);
            topic.Parts.Add(new TopicPart(broker, config, queues));
            // 4.x tells of write queues only: while a topic is being shrunk, those that are still to be emptied are missing.
            topic.UnknownQueues += Math.Max(0, config.ReadQueueNums - queues.Length);
        }
        else if (broker.Unread.Contains(config.TopicName))
            TopicOf(broker.Group.Cluster, config.TopicName, names).UnknownQueues += config.WriteQueueNums;
    }

    private void Add(BrokerPositions broker, SubscriptionGroup config)
    {
        var group = GroupOf(broker.Group.Cluster, config.GroupName);
        group.Brokers.Add(broker);
        if (!config.ConsumeEnable)
            group.PausedOn.Add(broker.Group.Broker);
    }

    /// <summary>
    /// What a slave did not take over is not deleted, only unknown: 5.3 slaves lose topics (SlaveSynchronize.syncTopicConfig), and
    /// the newest may not have been copied yet.
    /// </summary>
    private void AddLost(BrokerPositions slave, BrokerPositions master, IReadOnlySet<string> names)
    {
        foreach (var (topic, queues) in master.Queues)
        {
            if (!slave.Queues.ContainsKey(topic) && !slave.Unread.Contains(topic))
                TopicOf(master.Group.Cluster, topic, names).UnknownQueues += queues.Length;
        }

        var groups = slave.ConsumerGroups.Select(config => config.GroupName).ToHashSet(StringComparer.Ordinal);
        foreach (var config in master.ConsumerGroups.Where(config => !groups.Contains(config.GroupName)))
            GroupOf(master.Group.Cluster, config.GroupName).BrokersAway++;
    }

    private GroupSurvey GroupOf(string cluster, string name)
    {
        if (!_groups.TryGetValue((cluster, name), out var group))
            _groups[(cluster, name)] = group = new GroupSurvey(cluster, name);
        return group;
    }

    private TopicSurvey TopicOf(string cluster, string topic, IReadOnlySet<string> names)
    {
        if (!_topics.TryGetValue((cluster, topic), out var survey))
            _topics[(cluster, topic)] = survey = new TopicSurvey(cluster, topic, TopicName.KindOf(topic, names));
        return survey;
    }
}
