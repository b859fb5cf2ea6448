using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics;
using Probes.Nats.Model.Servers;

namespace Probes.Nats.Collectors.Servers;

/// <summary>Which servers say that they are well, and what is it with the others?</summary>
internal sealed class HealthCollector : ICollector<NatsCollection>
{
    public CollectorDescription Description { get; } = new("health", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        foreach (var (server, health) in await collection.DocumentsAsync(Questions.Healthz))
        {
            var series = new ServerSeries(sink, collection.System.ClusterOf(server), server.Name);
            var isWell = health.Status == "ok";
            series.Add(ServerHealthMetrics.Healthy, isWell);
            if (!isWell)
                series.Add(ServerHealthMetrics.Unhealthy, 1, UnwellReason.Of(health.Error));
        }
    }
}
