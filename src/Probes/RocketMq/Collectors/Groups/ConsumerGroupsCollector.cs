using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Metrics;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>How far is each consumer group behind, for how long, and who consumes in it?</summary>
internal sealed class ConsumerGroupsCollector : ICollector<RocketMqCollection>
{
    private readonly PairMemories _memories = new();

    public CollectorDescription Description { get; } = new("consumer_groups", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var reading = await collection.GroupsAsync();
        foreach (var group in reading.Groups)
            GroupSamples.Add(sink, group);
        foreach (var pair in reading.Pairs)
            PairSamples.Add(sink, pair, reading[pair.Cluster, pair.Group], _memories, reading.Now);
        _memories.Keep(reading.Pairs);
        RetrySamples.Add(sink, reading.Survey, collection.Cluster.Consumption);
    }
}
