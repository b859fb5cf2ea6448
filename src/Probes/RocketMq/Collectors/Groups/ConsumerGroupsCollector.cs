using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Metrics;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>How far is each consumer group behind, for how long, and who consumes in it?</summary>
internal sealed class ConsumerGroupsCollector : ICollector<RocketMqCollection>
{
    private readonly PairMemories _memories = new();
    private readonly LagSeeds _seeds = new();
    private readonly InFlightMemory _inFlight = new();

    public CollectorDescription Description { get; } = new("consumer_groups", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var survey = await collection.SurveyAsync();
        var cluster = collection.Cluster;
        await PopPoll.RunAsync(cluster, survey, cancellationToken);
        await InFlightPoll.RunAsync(cluster, survey, _inFlight, cancellationToken);
        await ConnectionsPoll.RunAsync(cluster, survey, cancellationToken);
        cluster.Connections.Keep(survey);

        var now = cluster.Time.GetUtcNow();
        var pairs = PairLedger.Measure(survey, cluster.Consumption, cluster.Connections, cluster.Options.Granularity, now);
        if (cluster.Options.SeedLagSeconds)
            await _seeds.RunAsync(cluster, pairs, cancellationToken);

        var groups = survey.Groups.ToDictionary(
            group => (group.Cluster, group.Name), group => new GroupState(group, cluster.Connections, now) { IsPop = cluster.Pop.IsPop(group) });
        foreach (var group in groups.Values)
        {
            GroupSamples.Add(sink, group);
            if (cluster.Options.Namespaces)
                NamespaceSamples.Add(sink, NamespaceMetrics.Group, group.Group.Cluster, group.Group.Name);
        }

        foreach (var pair in pairs)
            PairSamples.Add(sink, pair, groups[(pair.Cluster, pair.Group)], _memories, now);
        _memories.Keep(pairs);
        RetrySamples.Add(sink, survey, cluster.Consumption);
        _inFlight.Add(sink, pairs, now);
    }
}
