using Probes.Contract;
using Probes.Metrics;

namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>How are streams and consumers, in the words of prometheus-nats-exporter?</summary>
internal sealed class ExporterJetStreamCollector : ICollector<NatsCollection>
{
    public CollectorDescription Description { get; } =
        new("compat_exporter_jetstream", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsExporterPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var reading = await collection.JetStreamAsync();
        foreach (var (server, jsz) in reading.Documents)
            ExporterJetStreamServerSamples.Add(sink, collection, server, jsz);
        var led = new Led(reading, collection.System.Options);
        foreach (var stream in led.Streams)
            ExporterStreamSamples.Add(sink, stream);
        foreach (var consumer in led.Consumers)
            ExporterConsumerSamples.Add(sink, consumer);
    }
}
