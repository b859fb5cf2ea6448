using System.Collections.Immutable;
using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Collectors.NameServers;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Canary;

/// <summary>Does a message come through each broker? Shows what was found so far, and arranges the next attempt.</summary>
internal sealed class CanaryCollector : ICollector<RocketMqCollection>
{
    public CollectorDescription Description { get; } = new("canary", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var trials = collection.Cluster.Canary!;
        var view = await collection.ViewAsync();
        trials.Ledger.Keep(view.Groups);
        Add(sink, trials.Ledger, collection.Cluster.Context.Target);
        if (!trials.IsDue)
            return;
        // One that no name server lists any more takes no clients' messages either: it was taken away, or its absence is told elsewhere.
        var listed = await ListedBrokers.OfAsync(collection);
        trials.Arrange([.. await Task.WhenAll(view.Groups.Where(group => group.Members.Any(listed.Contains)).Select(group => PrepareAsync(collection, trials, group, listed)))]);
    }

    private static async Task<CanaryErrand> PrepareAsync(
        RocketMqCollection collection, CanaryTrials trials, BrokerGroup group, IReadOnlySet<BrokerMember> listed)
    {
        // Both are asked anyway, by the collectors of brokers and topics.
        var positions = await collection.PositionsAsync(group);
        var present = group with { Members = [.. group.Members.Where(listed.Contains)] };
        var master = present.Members.FirstOrDefault(member => member.IsMaster);
        var silence = master is null ? null : (await collection.RuntimeAsync(master)).Failure;
        var obstacle = CanaryCheck.ObstacleOf(
            present, silence is RocketMqException ? null : silence, positions, collection.Cluster.View.Names, collection.Cluster.Options.Canary);
        return new CanaryErrand(
            trials.Ledger.BrokerOf(group),
            obstacle is null ? collection.Cluster.ServiceOf(master!) : null,
            CreatesTopic: positions.Value?.CanaryTopic is null,
            obstacle);
    }

    private static void Add(SampleSink sink, CanaryLedger ledger, string target)
    {
        foreach (var (cluster, tally) in ledger.Clusters)
        {
            sink.Add(tally.Roundtrips, RocketMqMetrics.System, cluster, target);
            // Zeros too: an alert on their growth needs a first point.
            foreach (var reason in CanaryFailures.All.GroupBy(CanaryFailures.SharedLabel, StringComparer.Ordinal))
                sink.Add(MessagingMetrics.RoundtripFailures, reason.Sum(tally.FailuresOf), RocketMqMetrics.System, cluster, target, reason.Key);
        }

        foreach (var broker in ledger.Brokers)
        {
            sink.Add(broker.Tally.Roundtrips, broker.Cluster, broker.Name);
            foreach (var failure in CanaryFailures.All)
                sink.Add(CanaryMetrics.Failures, broker.Tally.FailuresOf(failure), broker.Cluster, broker.Name, failure.Label());
            if (broker.LastRoundtrip is { } at)
                sink.Add(CanaryMetrics.LastRoundtrip, at / 1000.0, broker.Cluster, broker.Name);
        }
    }
}
