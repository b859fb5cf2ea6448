using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Collectors.JetStream;
using Probes.Nats.Metrics.Compat.Surveyor;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Surveyor;

/// <summary>How are streams and consumers, in the words of nats-surveyor?</summary>
internal sealed class SurveyorJetStreamCollector : ICollector<NatsCollection>
{
    private static readonly Fields<Jsz> _server = new(
        (JetStreamServerMetrics.Disabled, jsz => jsz.Disabled ? 1 : 0),
        (JetStreamServerMetrics.Streams, jsz => jsz.Streams),
        (JetStreamServerMetrics.Consumers, jsz => jsz.Consumers),
        (JetStreamServerMetrics.Messages, jsz => jsz.Messages),
        (JetStreamServerMetrics.Bytes, jsz => jsz.Bytes),
        (JetStreamServerMetrics.MaxMemory, jsz => jsz.Config is { } config ? Numbers.Limit(config.MaxMemory) : null),
        (JetStreamServerMetrics.MaxStorage, jsz => jsz.Config is { } config ? Numbers.Limit(config.MaxStorage) : null));

    public CollectorDescription Description { get; } =
        new("compat_surveyor_jetstream", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsSurveyorPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, reading) = (collection.System, await collection.JetStreamAsync());
        var led = new Led(reading);
        foreach (var stream in led.Streams)
            SurveyorStreamSamples.Add(sink, stream);
        foreach (var consumer in led.Consumers)
            SurveyorStreamSamples.Add(sink, consumer);
        SurveyorAccountSamples.Add(sink, led.Streams);
        SurveyorAccountSamples.Add(
            sink,
            from answer in reading.Documents
            from account in answer.Value.AccountDetails ?? []
            where system.Options.Accounts.Admits(account.Name ?? "")
            select (system.ClusterOf(answer.Server), account));

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
