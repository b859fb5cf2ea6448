using Probes.Contract;
using Probes.Metrics;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>How far is each consumer group behind, for how long, and who consumes in it?</summary>
internal sealed class ConsumerGroupsCollector : ICollector<RocketMqCollection>
{
    private readonly PairMemories _memories = new();
    private readonly RetryLoops _loops = new();
    private readonly UnseenClients _unseen = new();
    private readonly InFlightMemory _inFlight = new();

    public CollectorDescription Description { get; } = new("consumer_groups", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var survey = await collection.SurveyAsync();
        var cluster = collection.Cluster;
        await PopPoll.RunAsync(cluster, survey, cancellationToken);
        await InFlightPoll.RunAsync(cluster, survey, _inFlight, cancellationToken);
        var reading = await collection.GroupsAsync();
        cluster.ExactFindings.Keep(survey.HasGroup);
        GroupReport.Add(sink, cluster, survey, reading.Pairs, _memories, _loops, _unseen, reading.Now);
        _inFlight.Add(sink, reading.Pairs, reading.Now);
    }
}
