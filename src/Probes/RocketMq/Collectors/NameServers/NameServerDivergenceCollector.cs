using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>
/// Do the name servers say the same? It compares what the other collectors and the lane between collections have heard, and asks only
/// brokers that seem to have lost their write permission somewhere.
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
        await ConfirmAsync(collection, comparison.Unconfirmed, cancellationToken);
        DivergenceSamples.Add(sink, cluster.Context.Target, comparison);
        RouteSamples.Add(sink, cluster.Context.Target, comparison, cluster.IsWhole);
    }

    // Configurations are asked each five minutes: until then, a broker that was closed on purpose would look like one that was forgotten.
    private static Task ConfirmAsync(RocketMqCollection collection, IReadOnlyDictionary<string, DateTimeOffset> unconfirmed, CancellationToken cancellationToken) =>
        Task.WhenAll(collection.Cluster.View.Members.Where(member => member.IsMaster && unconfirmed.ContainsKey(member.Broker)).Select(async member =>
        {
            var broker = collection.Cluster.BrokerOf(member);
            if (broker.SettingsAskedAt < unconfirmed[member.Broker] && (await collection.RuntimeAsync(member)).Failure is null or RocketMqException)
                await broker.ReadConfigurationAsync(cancellationToken);
        }));
}
