using Simulator.RocketMq.Model;
using Simulator.RocketMq.Topologies;

namespace Simulator.RocketMq.Traffic;

/// <summary>Puts topics and their history on one broker group.</summary>
internal sealed class BrokerPopulation(BrokerStore store, BrokerTraffic traffic, Flavor flavor, int brokers, int seed)
{
    private const long Hour = 3_600_000;
    private readonly Random random = new(seed);

    public BrokerStore Store => store;

    public BrokerTraffic Traffic => traffic;

    public Flavor Flavor => flavor;

    public void AddSystem()
    {
        foreach (var topic in SystemTopology.Topics(flavor, store.Cluster, store.Name))
        {
            store.AddTopic(topic);
        }

        foreach (var group in SystemTopology.Groups(flavor))
        {
            store.AddGroup(group);
        }
    }

    public void AddTopic(TopicSpec spec)
    {
        if (spec.Brokers is not null && !spec.Brokers.Contains(store.Name))
        {
            return;
        }

        var topic = store.AddTopic(new TopicConfig(spec.Name, spec.Queues, spec.Queues) { MessageType = spec.MessageType });
        topic.RetainedPerQueue = spec.RetainedPerQueue;
        for (var queue = 0; queue < topic.Count; queue++)
        {
            var count = spec.HistoryPerQueue + random.NextInt64((spec.HistoryPerQueue / 50) + 1);
            var min = spec.RetainedPerQueue == 0 ? 0 : Math.Max(0, count - spec.RetainedPerQueue);
            var end = spec.MessagesPerSecond > 0 ? store.Now : store.Now - random.NextInt64(Hour, 48 * Hour);
            topic.Preset(queue, min, count, end - (24 * Hour), end);
            store.CountPut(spec.Name, count, spec.MessageBytes);
        }

        if (spec.MessagesPerSecond > 0)
        {
            var share = spec.MessagesPerSecond / (spec.Brokers?.Count ?? brokers);
            traffic.Add(new ProducerFlow(topic, share, spec, flavor));
        }
    }

    /// <summary>A row committed up to all but the backlog.</summary>
    public CommittedOffsets Commit(TopicQueues topic, string group, double backlogShare, bool isBroadcast = false)
    {
        var row = store.Offsets.Add(topic.Config.Name, group, isBroadcast, topic.Count);
        for (var queue = 0; queue < topic.Count; queue++)
        {
            row[queue] = topic.Max(queue) - (long)(topic.Max(queue) * backlogShare);
        }

        return row;
    }
}
