using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Client;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Timers;

/// <summary>What waits in the timer wheels (5.x), for which topics?</summary>
internal sealed class TimersCollector : ICollector<RocketMqCollection>
{
    private static readonly TimeSpan _maximumAge = TimeSpan.FromMinutes(3);

    private readonly SideQuestion<TimerState> _question = new(requests: 2, _maximumAge);

    public CollectorDescription Description { get; } = new("timers", TimeSpan.FromMinutes(1), _maximumAge) { MayWait = true };

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var answers = await _question.AskAsync(collection, (_, client) => ReadAsync(client, cancellationToken));
        foreach (var (group, state) in answers)
            Add(sink, collection.Cluster, group, state);
    }

    private static async Task<TimerState?> ReadAsync(BrokerClient client, CancellationToken cancellationToken)
    {
        // 4.x has no timer wheel, and would not answer.
        if (client.Connection.PeerVersion is not { Is5: true })
            return null;
        var checkPoint = client.TimerCheckPointAsync(cancellationToken);
        var counts = client.TimerCountsAsync(cancellationToken);
        await Task.WhenAll(checkPoint, counts);
        return new TimerState(await checkPoint, await counts);
    }

    private static void Add(SampleSink sink, Cluster cluster, BrokerGroup group, TimerState state)
    {
        // Before it has read anything the wheel tells 0.
        if (state.CheckPoint is { LastReadTime: > 0 } checkPoint)
            sink.Add(TimerMetrics.Checkpoint, checkPoint.LastReadTime / 1000.0, group.Cluster, group.Broker);
        foreach (var count in (state.Counts ?? []).Where(count => IsWanted(cluster, count.Topic)).OrderBy(count => count.Topic, StringComparer.Ordinal))
            sink.Add(TimerMetrics.TopicMessages, Math.Max(0, count.Messages), group.Cluster, group.Broker, count.Topic);
    }

    // Retry topics are no topics of the page; what waits for them is in the number of all.
    private static bool IsWanted(Cluster cluster, string topic) => TopicName.KindOf(topic, cluster.View.Names) switch
    {
        TopicKind.User => cluster.Options.Topics.Admits(topic),
        TopicKind.System => cluster.Options.SystemTopics && !TopicName.IsLight(topic) && cluster.Options.Topics.Admits(topic),
        _ => false,
    };

    /// <summary>What one broker tells; both are null where the wheel is off.</summary>
    private sealed record TimerState(TimerCheckPoint? CheckPoint, IReadOnlyList<TimerCount>? Counts);
}
