using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Compat;

/// <summary>What is in topics, how far have groups come, and how fast does both go, in the words of apache/rocketmq-exporter?</summary>
internal sealed class CompatPositionsCollector(Cluster cluster) : ICollector<RocketMqCollection>
{
    private readonly Traffic _traffic = new();
    private readonly BrokerStatsPoll _stats = new(cluster);

    public CollectorDescription Description { get; } =
        new("compat_positions", TimeSpan.Zero, TimeSpan.Zero) { Page = RocketMqExporterPage.Name };

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var reading = await collection.GroupsAsync();
        var shares = CompatShare.AllOf(reading, cluster.Connections);
        _traffic.Observe(reading.Survey);
        await _stats.RunAsync(Questions(reading, shares), cancellationToken);

        CompatTopicSamples.Add(sink, reading.Survey, _traffic, _stats);
        CompatGroupSamples.Add(sink, reading, cluster.Connections);
        foreach (var share in shares)
            CompatShareSamples.Add(sink, share, _traffic, _stats, cluster.Consumption);
    }

    // A slave counts nothing. What stood still for a minute has no bytes, and nothing was sent back to a topic that is empty.
    private Dictionary<BrokerPositions, HashSet<StatsQuestion>> Questions(GroupsReading reading, IReadOnlyList<CompatShare> shares)
    {
        var questions = reading.Survey.Answered.Where(broker => !broker.MayTrail).ToDictionary(broker => broker, _ => new HashSet<StatsQuestion>());
        foreach (var topic in reading.Survey.Topics.Where(topic => topic.Kind is TopicKind.User or TopicKind.System))
        {
            foreach (var part in topic.Parts.Where(part => _traffic.OfTopic(part) > 0))
                questions.GetValueOrDefault(part.Broker)?.Add(StatsQuestion.PutSize(topic.Name));
        }

        foreach (var share in shares)
        {
            if (share.IsRetry || !questions.TryGetValue(share.Broker, out var wanted))
                continue;
            if (_traffic.OfGroup(share.Broker, share.Topic, share.Group) > 0)
                wanted.Add(StatsQuestion.GetSize(share.Topic, share.Group));
            if (share.HasRetries == true)
                wanted.Add(StatsQuestion.SentBack(share.Topic, share.Group));
        }

        return questions;
    }
}
