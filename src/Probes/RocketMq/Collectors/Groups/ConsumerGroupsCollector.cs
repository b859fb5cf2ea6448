using Probes.Contract;
using Probes.Metrics;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>How far is each consumer group behind, for how long, and who consumes in it?</summary>
internal sealed class ConsumerGroupsCollector : ICollector<RocketMqCollection>
{
    private readonly PairMemories _memories = new();
    private readonly RetryLoops _loops = new();
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
        cluster.ExactFindings.Keep(survey.HasGroup);

        var now = cluster.Time.GetUtcNow();
        var pairs = PairLedger.Measure(survey, cluster.Consumption, cluster.Connections, cluster.Options.Granularity, now);
        if (cluster.Options.SeedLagSeconds)
            await _seeds.RunAsync(cluster, pairs, cancellationToken);
        GroupReport.Add(sink, cluster, survey, pairs, _memories, _loops, now);
        _inFlight.Add(sink, pairs, now);
    }
}
