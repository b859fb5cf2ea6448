using System.Collections.Immutable;
using Probes.Kafka.Model.Topics;

namespace Probes.Kafka.Model;

/// <summary>Who is in the cluster, and who leads what.</summary>
/// <param name="Id">The cluster's own id; null: not told.</param>
/// <param name="Controller">The node id of the controller; -1: none is known.</param>
/// <param name="Brokers">Those that are registered, by id.</param>
/// <param name="Topics">All topics, by name.</param>
internal sealed record ClusterView(string? Id, int Controller, ImmutableArray<BrokerNode> Brokers, ImmutableArray<TopicView> Topics)
{
    /// <summary>What each broker has to do with partitions, those included that are not registered but should have copies.</summary>
    public SortedDictionary<int, BrokerShare> Shares()
    {
        var shares = new SortedDictionary<int, BrokerShare>();
        foreach (var broker in Brokers)
            shares[broker.Id] = new BrokerShare { IsRegistered = true };
        foreach (var topic in Topics)
        {
            foreach (var partition in topic.Partitions)
            {
                if (partition.Leader >= 0)
                    Of(partition.Leader).Leads++;
                foreach (var replica in partition.Replicas)
                    Of(replica).Holds++;
            }
        }

        return shares;

        BrokerShare Of(int broker)
        {
            if (!shares.TryGetValue(broker, out var share))
                shares[broker] = share = new BrokerShare();
            return share;
        }
    }
}
