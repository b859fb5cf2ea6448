using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>
/// Do the name servers say the same? Asks nothing by itself: it compares what the other collectors and the lane between
/// collections have heard.
/// </summary>
internal sealed class NameServerDivergenceCollector : ICollector<RocketMqCollection>
{
    public CollectorDescription Description { get; } = new("name_server_divergence", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var cluster = collection.Cluster;
        var registries = await collection.RegistriesAsync();
        var answered = registries.Where(entry => entry.Answer.Succeeded).Select(entry => (entry.NameServer.Name, entry.Answer.Value!)).ToList();
        var comparison = cluster.NameServerMemory.Compare(
            answered, answered.Count == registries.Length, new WantedTopics(cluster.Options, cluster.View.Names), cluster.Time.GetUtcNow());
        DivergenceSamples.Add(sink, cluster.Context.Target, comparison);
        RouteSamples.Add(sink, cluster.Context.Target, comparison);
    }
}
