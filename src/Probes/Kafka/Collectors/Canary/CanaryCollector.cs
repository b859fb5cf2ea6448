using Probes.Contract;
using Probes.Kafka.Metrics;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Canary;

/// <summary>Does a message come through each broker? Shows what was found so far, and arranges the next attempt.</summary>
internal sealed class CanaryCollector(CanaryTrials trials) : ICollector<KafkaCollection>
{
    public CollectorDescription Description { get; } = new("canary", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var view = await collection.ViewAsync();
        var plan = CanaryPlan.Of(view, trials.Topic);
        trials.Ledger.Keep(plan);
        Add(sink, trials.Ledger, collection.System.NameOf(view), collection.System.Context.Target);
        trials.Arrange(plan);
    }

    private static void Add(SampleSink sink, CanaryLedger ledger, string cluster, string target)
    {
        sink.Add(ledger.All.Roundtrips, KafkaMetrics.System, cluster, target);
        // Zeros too: an alert on their growth needs a first point.
        foreach (var reason in CanaryFailures.All.GroupBy(CanaryFailures.SharedLabel, StringComparer.Ordinal))
            sink.Add(MessagingMetrics.RoundtripFailures, reason.Sum(ledger.All.FailuresOf), KafkaMetrics.System, cluster, target, reason.Key);
        foreach (var broker in ledger.Brokers)
        {
            var id = NumberText.Of(broker.Id);
            sink.Add(broker.Acknowledgements, cluster, id);
            sink.Add(broker.Tally.Roundtrips, cluster, id);
            foreach (var failure in CanaryFailures.All)
                sink.Add(CanaryMetrics.Failures, broker.Tally.FailuresOf(failure), cluster, id, failure.Label());
            if (broker.LastRoundtrip is { } at)
                sink.Add(CanaryMetrics.LastRoundtrip, at / 1000.0, cluster, id);
            if (broker.Leads is { } led)
                sink.Add(CanaryMetrics.LedPartitions, led, cluster, id);
        }
    }
}
