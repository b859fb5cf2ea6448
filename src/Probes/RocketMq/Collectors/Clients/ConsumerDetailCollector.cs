using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;
using Probes.RocketMq.Model.NameServers;
using Probes.Transport;

namespace Probes.RocketMq.Collectors.Clients;

/// <summary>
/// What do the clients of each group say themselves? Shows what they told before, and then, when the collection is over, has
/// a few more of them asked: no scrape waits for a client.
/// </summary>
internal sealed class ConsumerDetailCollector : ICollector<RocketMqCollection>
{
    public CollectorDescription Description { get; } = new("consumer_detail", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (survey, groups, now) = await collection.ClientsAsync();
        var cluster = collection.Cluster;
        var nameServers = await NameServersOfAsync(cluster, cancellationToken);
        cluster.ConsumerDetail.Use(known =>
        {
            foreach (var group in groups)
                ConsumerDetailSamples.Add(sink, known[(group.Group.Cluster, group.Group.Name)], survey, nameServers, now);
            return known.Count;
        });
    }

    // Clients call name servers as they like, and often as nobody else does.
    private static async Task<Func<ClientReport, NameServerList?>> NameServersOfAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var now = cluster.Time.GetUtcNow();
        var told = cluster.ConsumerDetail.Use(groups => groups.Values.SelectMany(group => group.ReportsAt(now)).SelectMany(report => report.NameServers).ToHashSet(StringComparer.Ordinal));
        var servers = await NamedServers.FindAsync(cluster, told, cancellationToken);
        List<IReadOnlySet<Endpoint>> ours = [.. servers.Ours.Select(server => server.Aliases)];
        return report => servers.Find(report.NameServers) is { } used ? NameServerLists.Compare(used, ours) : null;
    }
}
