using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;
using Probes.RocketMq.Model.NameServers;

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
        var nameServers = NameServersOf(cluster);
        cluster.ConsumerDetail.Use(known =>
        {
            foreach (var group in groups)
                ConsumerDetailSamples.Add(sink, known[(group.Group.Cluster, group.Group.Name)], survey, nameServers, now);
            return known.Count;
        });
    }

    private static Func<ClientReport, NameServerList?> NameServersOf(Cluster cluster)
    {
        List<string> configured = [.. cluster.Options.NameServers.Select(endpoint => endpoint.ToString())];
        List<string> resolved = [.. cluster.NameServerEndpoints.Select(endpoint => endpoint.ToString())];
        return report => report.NameServers.Count == 0 ? null : NameServerLists.Compare(report.NameServers, configured, resolved);
    }
}
