using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics;
using Probes.Transport;

namespace Probes.Nats.Collectors.Servers;

/// <summary>Which servers are there, and what do they say of themselves?</summary>
internal sealed class ServersCollector : ICollector<NatsCollection>
{
    public CollectorDescription Description { get; } = new("servers", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, met) = (collection.System, await collection.MetAsync());
        var monitors = system.Options.Monitor.Addresses.Select(address => new Endpoint(address.IdnHost, address.Port).ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var monitor in met.Where(told => monitors.Contains(told.Peer)))
            sink.Add(ServerMetrics.MonitorUp, monitor.Succeeded, system.Context.Target, monitor.Peer);
        foreach (var server in met.Where(told => told.Server is not null))
            sink.Add(ServerMetrics.Up, server.Succeeded, system.ClusterOf(server.Server!), server.Server!.Name);
        var present = met.Where(told => told.Succeeded).Select(told => told.Server!).ToList();
        foreach (var server in present)
            sink.Add(ServerMetrics.Info, 1, system.ClusterOf(server), server.Name, server.Version, server.Id);

        // Where nobody answers, that is what there is to tell.
        if (present.Count == 0)
            return;
        await collection.DocumentsAsync(Questions.Varz);
        var told = (await collection.AskAsync(Questions.Varz)).Where(answer => answer.Succeeded).ToList();
        foreach (var answer in told)
        {
            var series = new ServerSeries(sink, system.ClusterOf(answer.Server!), answer.Server!.Name);
            OverviewSamples.Add(series, answer.Value!);
            ClockSamples.Add(series, answer.Value!.Now, answer.Times);
        }

        SkewSamples.Add(sink, told.Select(answer => (system.ClusterOf(answer.Server!), answer.Value!)));
    }
}
