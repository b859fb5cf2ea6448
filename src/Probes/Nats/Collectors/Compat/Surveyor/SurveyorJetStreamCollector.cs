using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
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
        var (system, told) = (collection.System, await collection.DocumentsAsync(Questions.Jsz));
        var led = new Led(system.Options, told);
        var (streams, consumers) = (led.Streams().ToList(), led.Consumers().ToList());
        foreach (var stream in streams)
            SurveyorStreamSamples.Add(sink, collection, stream);
        foreach (var consumer in consumers)
            SurveyorStreamSamples.Add(sink, collection, consumer);
        SurveyorAccountSamples.Add(sink, collection, streams);
        SurveyorAccountSamples.Add(
            sink,
            from answer in told
            from account in answer.Value.AccountDetails ?? []
            where system.Options.Accounts.Admits(account.Name ?? "")
            select (system.ClusterOf(answer.Server), account));

        foreach (var (server, jsz) in told)
        {
            string[] labels = [server.Id, server.Name, system.ClusterOf(server)];
            _server.Add(sink, jsz, labels);
            sink.Add(JetStreamServerMetrics.StreamLeaders, streams.Count(stream => stream.Server == server), labels);
            sink.Add(JetStreamServerMetrics.ConsumerLeaders, consumers.Count(consumer => consumer.Copy.Server == server), labels);
        }
    }
}
