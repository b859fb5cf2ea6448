using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Model.JetStream;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>What does each stream hold, how near is it to its limits, and are its copies well?</summary>
internal sealed class StreamsCollector : ICollector<NatsCollection>
{
    private Dictionary<(string Cluster, string Account, string Stream), RestartingTotal> _published = [];

    public CollectorDescription Description { get; } = new("streams", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var reading = await collection.JetStreamAsync();
        var published = new Dictionary<(string Cluster, string Account, string Stream), RestartingTotal>(reading.Streams.Count);
        foreach (var stream in reading.Streams)
        {
            var key = (stream.Cluster, stream.Account, stream.Name);
            var total = published[key] = _published.GetValueOrDefault(key) ?? new RestartingTotal();
            if (stream.Told is { } told)
                StreamSamples.Add(sink, stream, told, total);
        }

        _published = published;
    }
}
