using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Metrics.Compat.Exporter;

namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>How are the connections to other clusters, in the words of prometheus-nats-exporter?</summary>
internal sealed class ExporterGatewaysCollector : ICollector<NatsCollection>
{
    private static readonly GatewaySamples _samples = new(ExporterGatewayMetrics.Outbound, ExporterGatewayMetrics.Inbound);

    private readonly GatewayQuestion _question = new();

    public CollectorDescription Description { get; } =
        new("compat_exporter_gateways", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsExporterPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        foreach (var (server, gatewayz, traffic) in await _question.AskAsync(collection))
            _samples.Add(sink, gatewayz, traffic, (collection.System.ClusterOf(server), server.Name));
    }
}
