using BrokerExporter;
using BrokerExporter.Configuration;
using EndToEnd.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Probes;
using Probes.RocketMq.Protocol;
using Simulator.RocketMq;
using Simulator.RocketMq.Topologies;

namespace Benchmarks.Requests;

/// <summary>A simulated cluster, and the exporter that watches it by a clock which moves only when told to.</summary>
internal sealed class WatchedCluster : IAsyncDisposable
{
    /// <summary>Prometheus' usual interval in a RocketMQ installation.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>One retrying group in so many, and so one dead-letter topic: LoadTopology.</summary>
    private const int GroupsForEachDeadLetter = 25;

    private readonly RocketMqCluster _cluster;
    private readonly Exporter _exporter;
    private readonly ShiftedTime _time;
    private readonly HttpClient _client;

    private WatchedCluster(RocketMqCluster cluster, Exporter exporter, ShiftedTime time) =>
        (_cluster, _exporter, _time, _client) = (cluster, exporter, time, new HttpClient { BaseAddress = exporter.Address, Timeout = TimeSpan.FromMinutes(5) });

    public static async Task<WatchedCluster> StartAsync(ClusterSize size)
    {
        // As many topics as the size says: those that the load has fewer dead-letter topics are plain ones.
        var topics = size.Topics - size.Groups - (size.Groups / GroupsForEachDeadLetter);
        var cluster = await RocketMqCluster.StartAsync(new RocketMqClusterOptions
        {
            Flavor = Flavor.V5_3_3,
            NameServers = size.NameServers,
            BrokerGroups = size.Brokers,
            SlavesPerGroup = 1,
            Topology = LoadTopology.Create(new LoadOptions(topics, size.PlainPairs, size.Groups, size.Queues / size.Brokers)),
        });
        var yaml = "web: {listen_address: \"127.0.0.1:0\"}\ncollection: {timeout: 300s}\ntargets:\n  - name: load\n    rocketmq:\n"
            + $"      timeout: 60s\n      name_servers: [{string.Join(", ", cluster.NameServers.Select(server => server.EndPoint))}]\n";
        var time = new ShiftedTime();
        var exporter = CompositionRoot.Build(new ConfigLoader(ProbeKinds.All).Load("exporter.yaml", yaml).Config, ProbeKinds.All, time, NullLoggerProvider.Instance);
        await exporter.StartAsync();
        return new WatchedCluster(cluster, exporter, time);
    }

    /// <summary>A minute of scrapes.</summary>
    /// <returns>The requests that arrived at the cluster's servers, by name.</returns>
    public async Task<SortedDictionary<string, long>> MinuteAsync()
    {
        foreach (var server in _cluster.Servers)
            server.Requests.Reset();
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(1); passed += Interval)
        {
            _cluster.Advance(Interval);
            _time.Advance(Interval);
            using var page = await _client.GetAsync(new Uri("/metrics", UriKind.Relative));
            page.EnsureSuccessStatusCode();
            await QuietAsync();
        }

        var requests = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (code, count) in _cluster.Servers.SelectMany(server => server.Requests.Snapshot()))
            requests[RequestCodes.NameOf((RequestCode)code)] = requests.GetValueOrDefault(RequestCodes.NameOf((RequestCode)code)) + count;
        return requests;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _exporter.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    // What is asked between scrapes has all the time until the next one, and the clock that says when that is stands still.
    private async Task QuietAsync()
    {
        for (var (before, now) = (-1L, Asked); now != before; (before, now) = (now, Asked))
            await Task.Delay(TimeSpan.FromMilliseconds(200));
    }

    private long Asked => _cluster.Servers.Sum(server => server.Requests.Total);
}
