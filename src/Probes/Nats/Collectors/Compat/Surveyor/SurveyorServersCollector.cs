using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics.Compat.Surveyor;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Surveyor;

/// <summary>How is each server, in the words of nats-surveyor?</summary>
internal sealed class SurveyorServersCollector : ICollector<NatsCollection>
{
    private const double NanosecondsPerSecond = 1e9;

    private static readonly Fields<Varz> _fields = new(
        (CoreMetrics.Start, varz => Numbers.UnixSeconds(varz.Start) * NanosecondsPerSecond),
        (CoreMetrics.Uptime, varz => Numbers.Seconds(varz.Start, varz.Now)),
        (CoreMetrics.Memory, varz => varz.Mem),
        (CoreMetrics.MemoryLimit, varz => varz.Gomemlimit),
        (CoreMetrics.Cores, varz => varz.Cores),
        (CoreMetrics.Cpu, varz => varz.Cpu),
        (CoreMetrics.Connections, varz => varz.Connections),
        (CoreMetrics.TotalConnections, varz => varz.TotalConnections),
        (CoreMetrics.Subscriptions, varz => varz.Subscriptions),
        (CoreMetrics.SentMessages, varz => varz.OutMsgs),
        (CoreMetrics.SentBytes, varz => varz.OutBytes),
        (CoreMetrics.ReceivedMessages, varz => varz.InMsgs),
        (CoreMetrics.ReceivedBytes, varz => varz.InBytes),
        (CoreMetrics.SlowConsumers, varz => varz.SlowConsumers),
        (CoreMetrics.Routes, varz => varz.Routes));

    public CollectorDescription Description { get; } =
        new("compat_surveyor_servers", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsSurveyorPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        foreach (var (server, varz) in await collection.DocumentsAsync(Questions.Varz))
        {
            var cluster = collection.System.ClusterOf(server);
            sink.Add(CoreMetrics.Info, 1, cluster, server.Name, server.Id, server.Version);
            _fields.Add(sink, varz, cluster, server.Name, server.Id);
            SurveyorJetStreamSamples.Add(sink, cluster, server, varz);
        }

        foreach (var told in (await collection.MetAsync()).Where(told => told.Succeeded && told.Times.Answered > told.Times.Asked))
        {
            var (server, took) = (told.Server!, told.Times.Answered - told.Times.Asked);
            sink.Add(CoreMetrics.Rtt, took.TotalSeconds * NanosecondsPerSecond, collection.System.ClusterOf(server), server.Name, server.Id);
        }
    }
}
