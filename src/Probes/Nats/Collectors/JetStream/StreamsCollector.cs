using Probes.Contract;
using Probes.Lag;
using Probes.Metrics;
using Probes.Nats.Model;
using Probes.Nats.Model.JetStream;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>What does each stream hold, how near is it to its limits, and are its copies well?</summary>
internal sealed class StreamsCollector : ICollector<NatsCollection>
{
    private readonly Memories<(string Cluster, string Account, string Stream), RestartingTotal> _published = new();

    public CollectorDescription Description { get; } = new("streams", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var reading = await collection.JetStreamAsync();
        var now = collection.System.Time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var stream in reading.Streams)
        {
            var total = _published.Of((stream.Cluster, stream.Account, stream.Name), now);
            if (stream.Told is { } told)
                StreamSamples.Add(sink, stream, told, total);
        }

        _published.Forget(now);
    }
}
