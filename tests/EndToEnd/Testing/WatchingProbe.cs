using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Probes.RocketMq;
using Probes.RocketMq.Client;
using Probes.Transport;
using Simulator.RocketMq;

namespace EndToEnd.Testing;

/// <summary>One probe of a simulated cluster, asked everything that is on the main page.</summary>
internal sealed class WatchingProbe : IAsyncDisposable
{
    private readonly RocketMqProbe _probe;

    public WatchingProbe(RocketMqCluster cluster, TimeProvider time, Shard shard, RocketMqOptions? options = null) => _probe = new RocketMqProbe(
        (options ?? new RocketMqOptions()) with
        {
            NameServers = [.. cluster.NameServers.Select(server => new Endpoint("127.0.0.1", server.EndPoint.Port))],
            Timeout = TimeSpan.FromSeconds(10),
        },
        new ProbeContext("shop", null, time, NullLogger.Instance) { Shard = shard }, new SlowTurns());

    public async Task<ProbeResult> CollectAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var names = _probe.Collectors.Where(collector => collector.Page == CollectorDescription.MainPage).Select(collector => collector.Name).ToHashSet(StringComparer.Ordinal);
        var result = await _probe.CollectAsync(names, deadline.Token);
        await _probe.BetweenCollections;
        return result;
    }

    public ValueTask DisposeAsync() => _probe.DisposeAsync();
}
