using System.Collections.Immutable;
using Probes.Kafka.Model;

namespace Probes.Kafka.Collectors.Canary;

/// <summary>Through which partition each broker is tried: the first that it leads. Partitions are the cluster's affair and are never moved.</summary>
/// <param name="Controller">Who creates topics; -1: nobody is known to.</param>
/// <param name="Exists">Whether there is a topic.</param>
/// <param name="HasUnled">Whether it has a partition that nobody leads.</param>
/// <param name="Brokers">Who is registered, with the partitions of the topic that each leads.</param>
internal sealed record CanaryPlan(int Controller, bool Exists, bool HasUnled, ImmutableArray<(int Broker, ImmutableArray<int> Leads)> Brokers)
{
    /// <summary>Whether a message can be sent anywhere.</summary>
    public bool HasLeader => Brokers.Any(static broker => !broker.Leads.IsEmpty);

    public static CanaryPlan Of(ClusterView view, string name)
    {
        var topic = view.Topics.FirstOrDefault(topic => topic.Name == name);
        return new CanaryPlan(
            view.Controller,
            topic is not null,
            topic is null || topic.Partitions.Any(static partition => partition.IsOffline),
            [
                .. view.Brokers.Select(broker => (broker.Id, topic is null
                    ? ImmutableArray<int>.Empty
                    : [.. topic.Partitions.Where(partition => partition.Leader == broker.Id).Select(static partition => partition.Index)])),
            ]);
    }
}
