using Probes.Contract;
using Probes.Kafka.Metrics;
using Probes.Kafka.Model;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Brokers;

/// <summary>Who is there, and does each answer?</summary>
internal sealed class BrokersCollector : ICollector<KafkaCollection>
{
    public CollectorDescription Description { get; } = new("brokers", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, view) = (collection.System, await collection.ViewAsync());
        var cluster = system.NameOf(view);
        var listings = await Task.WhenAll(await collection.ListingsAsync());
        var told = await ClusterRelease.ToldAsync(system, listings.Where(static listing => listing.IsUp).Select(static listing => listing.Broker), cancellationToken);
        sink.Add(ClusterMetrics.Brokers, view.Brokers.Length, cluster);
        foreach (var broker in view.Brokers)
        {
            var id = NumberText.Of(broker.Id);
            sink.Add(ClusterMetrics.BrokerInfo, 1L, cluster, id, broker.Host, NumberText.Of(broker.Port), broker.Rack);
            if (!told.Any(ClusterRelease.HasQuorum))
                sink.Add(ClusterMetrics.BrokerController, broker.Id == view.Controller, cluster, id);
        }

        foreach (var (broker, share) in view.Shares())
            Add(sink, cluster, broker, share, listings.FirstOrDefault(listing => listing.Broker == broker));
        if (ClusterRelease.Guess(told) is { } release)
            sink.Add(ClusterMetrics.Info, 1L, cluster, view.Id ?? "", release);
    }

    private static void Add(SampleSink sink, string cluster, int broker, BrokerShare share, BrokerListing? listing)
    {
        var id = NumberText.Of(broker);
        sink.Add(ClusterMetrics.BrokerUp, listing is { IsUp: true }, cluster, id);
        sink.Add(ClusterMetrics.BrokerLeaderPartitions, share.Leads, cluster, id);
        sink.Add(ClusterMetrics.BrokerReplicaPartitions, share.Holds, cluster, id);
        if (listing is not { IsUp: true })
            return;
        sink.Add(ClusterMetrics.BrokerRoundTrip, listing.RoundTrip.TotalSeconds, cluster, id);
        if (listing.Failure is null)
            sink.Add(ClusterMetrics.BrokerCoordinatedGroups, listing.Groups.Length, cluster, id);
    }
}
