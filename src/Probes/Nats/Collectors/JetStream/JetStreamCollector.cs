using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Metrics.JetStream;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>What does JetStream take on each server, and does the meta group agree?</summary>
internal sealed class JetStreamCollector : ICollector<NatsCollection>
{
    private readonly JetStreamAccountSamples _accounts = new();

    public CollectorDescription Description { get; } = new("jetstream", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, reading) = (collection.System, await collection.JetStreamAsync());
        // Others may have told, so that the collector does not fail: this is where a page says that it is not whole.
        var answered = reading.Documents.Select(told => told.Server.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var server in (await collection.MetAsync()).Where(met => met.Succeeded).Select(met => met.Server!))
            sink.Add(JetStreamServerMetrics.Answered, answered.Contains(server.Id), system.ClusterOf(server), server.Name);
        var led = LedObjects.Of(reading.Streams);
        foreach (var (server, document) in reading.Documents)
            JetStreamServerSamples.Add(sink, system.ClusterOf(server), server, document, led);
        foreach (var cluster in reading.Documents.Where(told => !told.Value.Disabled).GroupBy(told => system.ClusterOf(told.Server), StringComparer.Ordinal))
        {
            MetaGroupSamples.Add(sink, cluster.Key, [.. cluster]);
            _accounts.Add(sink, cluster.Key, [.. cluster], system);
        }
    }
}
