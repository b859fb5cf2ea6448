using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Metrics;

namespace Probes.Nats.Collectors.Canary;

/// <summary>Does a message come through? Shows what was found so far.</summary>
internal sealed class CanaryCollector(CanaryTrials trials) : ICollector<NatsCollection>
{
    public CollectorDescription Description { get; } = new("canary", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, met) = (collection.System, await collection.MetAsync());
        var target = system.Context.Target;
        trials.Cluster ??= met.FirstOrDefault(told => told.Server is not null)?.Server is { } server ? system.ClusterOf(server) : null;
        var cluster = trials.Cluster ?? system.Context.Cluster ?? target;
        foreach (var way in trials.Ways)
        {
            sink.Add(way.Roundtrips, cluster, target, way.Way);
            // Zeros too: an alert on their growth needs a first point.
            foreach (var kind in Enum.GetValues<FailureKind>())
                sink.Add(CanaryMetrics.Failures, way.FailuresOf(kind), cluster, target, way.Way, kind.Label());
        }

        var furthest = trials.Ways[^1];
        sink.Add(furthest.SharedRoundtrips, NatsMetrics.System, cluster, target);
        foreach (var kind in Enum.GetValues<FailureKind>())
            sink.Add(MessagingMetrics.RoundtripFailures, furthest.FailuresOf(kind), NatsMetrics.System, cluster, target, kind.Label());
    }
}
