using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Collectors.JetStream;
using Probes.Nats.Metrics.Compat.Surveyor;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Surveyor;

/// <summary>How are streams and consumers, in the words of nats-surveyor?</summary>
internal sealed class SurveyorJetStreamCollector : ICollector<NatsCollection>
{
    private static readonly Fields<Jsz> _server = JetStreamServerFields.Of(
        JetStreamServerMetrics.Disabled, JetStreamServerMetrics.Streams, JetStreamServerMetrics.Consumers, JetStreamServerMetrics.Messages,
        JetStreamServerMetrics.Bytes, JetStreamServerMetrics.MaxMemory, JetStreamServerMetrics.MaxStorage);

    public CollectorDescription Description { get; } =
        new("compat_surveyor_jetstream", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsSurveyorPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, reading) = (collection.System, await collection.JetStreamAsync());
        var led = new Led(reading, system.Options);
        foreach (var stream in led.Streams)
            SurveyorStreamSamples.Add(sink, stream);
        foreach (var consumer in led.Consumers)
            SurveyorStreamSamples.Add(sink, consumer);
        SurveyorAccountSamples.Add(sink, led.Streams);
        foreach (var cluster in reading.Documents.Where(told => !told.Value.Disabled).GroupBy(told => system.ClusterOf(told.Server), StringComparer.Ordinal))
            SurveyorAccountSamples.Add(sink, cluster.Key, AccountTeller.Of([.. cluster]), system);

        var counts = LedObjects.Of(reading.Streams);
        foreach (var (server, jsz) in reading.Documents)
        {
            string[] labels = [server.Id, server.Name, system.ClusterOf(server)];
            _server.Add(sink, jsz, labels);
            sink.Add(JetStreamServerMetrics.StreamLeaders, counts.By(server.Id).Streams, labels);
            sink.Add(JetStreamServerMetrics.ConsumerLeaders, counts.By(server.Id).Consumers, labels);
        }
    }
}
