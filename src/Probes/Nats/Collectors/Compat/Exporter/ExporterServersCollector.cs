using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics.Compat.Exporter;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>How is each server, in the words of prometheus-nats-exporter?</summary>
internal sealed class ExporterServersCollector : ICollector<NatsCollection>
{
    public CollectorDescription Description { get; } =
        new("compat_exporter_servers", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsExporterPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        foreach (var (server, varz) in await collection.DocumentsAsync(Questions.Varz))
        {
            var cluster = collection.System.ClusterOf(server);
            ExporterVarzFields.Server.Add(sink, varz, cluster, server.Name);
            ExporterVarzFields.Later.Add(sink, varz, cluster, server.Name);
            ExporterVarzFields.Links.Add(sink, varz, cluster, server.Name);
            if (varz.Jetstream is { Config: not null } jetStream)
                ExporterVarzFields.JetStream.Add(sink, jetStream, cluster, server.Name);
            AddTexts(sink, varz, cluster, server);
        }
    }

    private static void AddTexts(SampleSink sink, Varz varz, string cluster, ServerIdentity server)
    {
        void Add(Metric metric, string? text)
        {
            if (text is { Length: > 0 })
                sink.Add(metric, 1, cluster, server.Name, text);
        }

        Add(VarzTextMetrics.ServerId, server.Id);
        Add(VarzTextMetrics.ServerName, server.Name);
        Add(VarzTextMetrics.Version, server.Version);
        Add(VarzTextMetrics.ClusterName, varz.Cluster?.Name);
        Add(VarzTextMetrics.GatewayName, varz.Gateway?.Name);
        Add(VarzTextMetrics.MetaName, varz.Jetstream?.Meta?.Name);
        Add(VarzTextMetrics.MetaLeader, varz.Jetstream?.Meta?.Leader);
        Add(VarzTextMetrics.Domain, varz.Jetstream?.Config?.Domain);
        Add(VarzTextMetrics.RoutezServerId, server.Id);
        Add(VarzTextMetrics.RoutezServerName, server.Name);
    }
}
