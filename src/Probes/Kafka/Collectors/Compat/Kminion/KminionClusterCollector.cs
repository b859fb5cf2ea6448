using Probes.Contract;
using Probes.Kafka.Collectors.Brokers;
using Probes.Kafka.Metrics.Compat.Kminion;
using Probes.Kafka.Model;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Compat.Kminion;

/// <summary>What is the cluster, and could it all be asked, in the words of kminion?</summary>
internal sealed class KminionClusterCollector : ICollector<KafkaCollection>
{
    public const string Name = "compat_kminion_cluster";

    public CollectorDescription Description { get; } = new(Name, TimeSpan.Zero, TimeSpan.Zero) { Page = KminionPage.Name };

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, view) = (collection.System, await collection.ViewAsync());
        var cluster = system.NameOf(view);
        sink.Add(KminionClusterMetrics.Up, await IsCompleteAsync(collection), cluster);
        var up = (await Task.WhenAll(await collection.ListingsAsync())).Where(static listing => listing.IsUp).Select(static listing => listing.Broker);
        var release = ClusterRelease.Guess(await ClusterRelease.ToldAsync(system, up, cancellationToken));
        sink.Add(
            KminionClusterMetrics.ClusterInfo, 1L, cluster, string.IsNullOrEmpty(release) ? "" : "v" + release, NumberText.Of(view.Brokers.Length),
            NumberText.Of(view.Controller), view.Id ?? "");
        foreach (var broker in view.Brokers)
        {
            sink.Add(
                KminionClusterMetrics.BrokerInfo, 1L, cluster, NumberText.Of(broker.Id), broker.Host, NumberText.Of(broker.Port), broker.Rack,
                broker.Id == view.Controller ? "true" : "false");
        }
    }

    private static async Task<bool> IsCompleteAsync(KafkaCollection collection)
    {
        var groups = await Peer.AskAsync(collection.GroupsAsync);
        var offsets = await Peer.AskAsync(collection.OffsetsAsync);
        return (await Task.WhenAll(await collection.ListingsAsync())).All(static listing => listing.Failure is null)
            && groups.Value is { Unanswered: 0 } && offsets.Value is { Failure: null } known && known.Topics.All(static topic => topic.UnknownPartitions == 0);
    }
}
