using Probes.Contract;
using Probes.Metrics;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>How far is each consumer group behind, for how long, and who consumes in it?</summary>
internal sealed class ConsumerGroupsCollector : ICollector<RocketMqCollection>
{
    private readonly PairMemories _memories = new();
    private readonly RetryLoops _loops = new();

    public CollectorDescription Description { get; } = new("consumer_groups", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var reading = await collection.GroupsAsync();
        var cluster = collection.Cluster;
        cluster.ExactFindings.Keep(reading.Survey.HasGroup);
        GroupReport.Add(sink, cluster, reading.Survey, reading.Pairs, _memories, _loops, reading.Now);
    }
}
