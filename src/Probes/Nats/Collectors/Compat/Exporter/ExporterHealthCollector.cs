using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics.Compat.Exporter;

namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>Does each server think that it is well, in the words of prometheus-nats-exporter?</summary>
internal sealed class ExporterHealthCollector : ICollector<NatsCollection>
{
    public CollectorDescription Description { get; } =
        new("compat_exporter_health", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsExporterPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        foreach (var (server, health) in await collection.DocumentsAsync(Questions.Healthz))
        {
            var cluster = collection.System.ClusterOf(server);
            sink.Add(LinkMetrics.HealthStatus, health.Status != "ok", cluster, server.Name);
            sink.Add(LinkMetrics.HealthStatusValue, health.Status == "ok", cluster, server.Name, health.Status ?? "");
        }
    }
}
