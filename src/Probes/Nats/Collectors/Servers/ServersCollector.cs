using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Metrics;

namespace Probes.Nats.Collectors.Servers;

/// <summary>Which servers are there?</summary>
internal sealed class ServersCollector : ICollector<NatsCollection>
{
    public CollectorDescription Description { get; } = new("servers", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, met) = (collection.System, await collection.MetAsync());
        foreach (var server in met)
            sink.Add(ServerMetrics.MonitorUp, server.Succeeded, system.Context.Target, server.Peer);
        foreach (var server in met.Select(told => told.Server).OfType<Client.ServerIdentity>())
            sink.Add(ServerMetrics.Info, 1, system.ClusterOf(server), server.Name, server.Version, server.Id);
    }
}
