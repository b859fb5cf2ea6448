using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics.Compat.Exporter;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>How do subscriptions do on each server, in the words of prometheus-nats-exporter?</summary>
internal sealed class ExporterSubscriptionsCollector : ICollector<NatsCollection>
{
    private static readonly Fields<Subsz> _fields = new(
        (SubszMetrics.NumSubscriptions, subsz => subsz.NumSubscriptions),
        (SubszMetrics.NumCache, subsz => subsz.NumCache),
        (SubszMetrics.NumInserts, subsz => subsz.NumInserts),
        (SubszMetrics.NumRemoves, subsz => subsz.NumRemoves),
        (SubszMetrics.NumMatches, subsz => subsz.NumMatches),
        (SubszMetrics.CacheHitRate, subsz => subsz.CacheHitRate),
        (SubszMetrics.MaxFanout, subsz => subsz.MaxFanout),
        (SubszMetrics.AvgFanout, subsz => subsz.AvgFanout));

    public CollectorDescription Description { get; } =
        new("compat_exporter_subscriptions", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsExporterPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        foreach (var (server, subsz) in await collection.DocumentsAsync(Questions.Subsz))
            _fields.Add(sink, subsz, collection.System.ClusterOf(server), server.Name);
    }
}
