using Probes.Contract;
using Probes.Kafka.Collectors.Topics;
using Probes.Kafka.Metrics;
using Probes.Kafka.Model.Groups;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Groups;

/// <summary>How far is each group behind, for how long, and does it move?</summary>
internal sealed class ConsumerGroupsCollector : ICollector<KafkaCollection>
{
    public const string Name = "consumer_groups";

    public CollectorDescription Description { get; } = new(Name, TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, view) = (collection.System, await collection.ViewAsync());
        var (reading, offsets) = (await collection.GroupsAsync(), await collection.OffsetsAsync());
        var (cluster, now) = (system.NameOf(view), system.Now);
        sink.Add(GroupMetrics.Groups, reading.Groups.Count, cluster);
        sink.Add(GroupMetrics.Unanswered, reading.Unanswered, cluster);
        foreach (var group in reading.Groups)
        {
            var watch = system.Groups.Of(group.Id, now);
            watch.Observe(group);
            GroupSamples.Add(sink, cluster, group, watch, topic => offsets.Of(topic) is not null);
        }

        system.Groups.Forget(now);
        if (offsets.Failure is { } failure && offsets.Topics.Count > 0)
            throw failure;
        var pairs = PairsOf(reading, offsets);
        var memories = pairs.Select(pair => pair.Lag.Topic).Distinct(StringComparer.Ordinal).ToDictionary(topic => topic, topic => system.Topics.Of(topic, now), StringComparer.Ordinal);
        PairHistories.Observe(pairs.Select(static pair => pair.Lag), memories, offsets);
        if (system.Options.SeedLagSeconds)
            await LagSeeds.AddAsync(system, pairs.Select(static pair => pair.Lag), memories, offsets, cancellationToken);
        foreach (var (group, lag) in pairs)
            PairSamples.Add(sink, system, cluster, group, lag, memories[lag.Topic], now);
        PairHistories.Forget(pairs.Select(static pair => pair.Lag), memories);
        system.Pairs.Forget(now);
    }

    // A group is one of a topic if it has committed an offset of it, or a member has it or asks for it.
    private static List<(GroupView Group, PairLag Lag)> PairsOf(GroupsReading reading, OffsetsReading offsets)
    {
        var pairs = new List<(GroupView, PairLag)>();
        foreach (var group in reading.Groups.Where(static group => group.IsConsumer))
        {
            var topics = (group.Commits?.Keys ?? []).Concat(group.Sharing?.Topics ?? []).ToHashSet(StringComparer.Ordinal);
            foreach (var topic in topics.Order(StringComparer.Ordinal))
            {
                if (offsets.Of(topic) is { } known)
                    pairs.Add((group, new PairLag(group.Id, known, group.Commits?.GetValueOrDefault(topic) ?? [], areKnown: group.Commits is not null)));
            }
        }

        return pairs;
    }
}
