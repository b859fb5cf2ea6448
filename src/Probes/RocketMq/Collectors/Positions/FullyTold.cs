using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Positions;

/// <summary>Where every broker has told its topics: what none of them has is not there.</summary>
internal static class FullyTold
{
    /// <summary>Those of the clusters, each with the names of its brokers.</summary>
    /// <param name="survey">Who answered.</param>
    /// <param name="groups">Who there is.</param>
    public static Dictionary<string, IReadOnlySet<string>> Of(Survey survey, IEnumerable<BrokerGroup> groups)
    {
        // A slave is no witness: those of 5.3 lose topics that have a message type (SlaveSynchronize in apache/rocketmq).
        var answered = survey.Answered.Where(broker => !broker.MayTrail).Select(broker => (broker.Group.Cluster, broker.Group.Broker)).ToHashSet();
        return groups.GroupBy(group => group.Cluster, StringComparer.Ordinal)
            .Where(cluster => cluster.All(group => answered.Contains((group.Cluster, group.Broker))))
            .ToDictionary(
                cluster => cluster.Key,
                IReadOnlySet<string> (cluster) => cluster.Select(group => group.Broker).ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal);
    }
}
