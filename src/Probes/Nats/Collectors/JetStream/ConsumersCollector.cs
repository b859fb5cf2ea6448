using Probes.Contract;
using Probes.Lag;
using Probes.Metrics;
using Probes.Nats.Metrics.JetStream;
using Probes.Nats.Model;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>How far is each consumer behind, for how long, and does it move?</summary>
internal sealed class ConsumersCollector : ICollector<NatsCollection>
{
    private readonly Memories<(string Cluster, string Account, string Stream, string Consumer), ConsumerMemory> _memories = new();

    public CollectorDescription Description { get; } = new("consumers", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (options, reading) = (collection.System.Options, await collection.JetStreamAsync());
        var now = collection.System.Time.GetUtcNow().ToUnixTimeMilliseconds();
        var members = new Members();
        foreach (var stream in reading.Streams)
        {
            var ephemerals = new EphemeralTally();
            foreach (var consumer in stream.Consumers.Values.OrderBy(consumer => consumer.Name, StringComparer.Ordinal))
            {
                var memory = _memories.Of((stream.Cluster, stream.Account, stream.Name, consumer.Name), now);
                if (options.EphemeralConsumers != EphemeralConsumers.Each && consumer.IsEphemeral)
                    ephemerals.Add(consumer, options.LagIncludesAckPending);
                else if (consumer.Led is { } led)
                    ConsumerSamples.Add(sink, consumer, led, memory, options, members, now);
                else if (consumer.IsLeaderless)
                    sink.Add(ConsumerReplicaMetrics.Leaderless, 1L, stream.Cluster, stream.Account, stream.Name, consumer.Name);
            }

            if (options.EphemeralConsumers == EphemeralConsumers.Aggregate)
                ephemerals.Write(sink, stream);
        }

        members.Write(sink);
        _memories.Forget(now);
    }
}
