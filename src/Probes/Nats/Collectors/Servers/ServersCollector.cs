using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics;

namespace Probes.Nats.Collectors.Servers;

/// <summary>Which servers are there, and what do they say of themselves?</summary>
internal sealed class ServersCollector : ICollector<NatsCollection>
{
    public CollectorDescription Description { get; } = new("servers", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, met) = (collection.System, await collection.MetAsync());
        foreach (var server in met)
            sink.Add(ServerMetrics.MonitorUp, server.Succeeded, system.Context.Target, server.Peer);
        foreach (var server in met.Select(told => told.Server).OfType<ServerIdentity>())
            sink.Add(ServerMetrics.Info, 1, system.ClusterOf(server), server.Name, server.Version, server.Id);

        var told = (await collection.AskAsync(Questions.Varz)).Where(answer => answer.Succeeded).ToList();
        foreach (var answer in told)
        {
            var series = new ServerSeries(sink, system.ClusterOf(answer.Server!), answer.Server!.Name);
            OverviewSamples.Add(series, answer.Value!);
            JetStreamServerSamples.Add(series, answer.Value!.Jetstream);
            ClockSamples.Add(series, answer.Value.Now, answer.Times);
        }

        SkewSamples.Add(sink, told.Select(answer => (system.ClusterOf(answer.Server!), answer.Value!)));
    }
}
