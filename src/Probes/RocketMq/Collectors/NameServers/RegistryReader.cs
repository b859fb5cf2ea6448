using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>Turns a name server's answer into what it means.</summary>
internal static class RegistryReader
{
    /// <param name="info">The answer to 106.</param>
    /// <param name="cluster">The configured value of the label <c>cluster</c>; null: RocketMQ's own cluster names.</param>
    public static Registry Read(ClusterInfo info, string? cluster) => new(
        [
            .. info.Brokers
                .SelectMany(broker => broker.Addresses.Select(entry => new BrokerMember(
                    cluster ?? broker.Cluster, broker.BrokerName, entry.Key, entry.Value)))
                .OrderBy(member => member.Cluster, StringComparer.Ordinal)
                .ThenBy(member => member.Broker, StringComparer.Ordinal)
                .ThenBy(member => member.Id),
        ])
    {
        Names = info.Clusters.Keys.Concat(info.Brokers.Select(broker => broker.BrokerName)).Concat(info.Brokers.Select(broker => broker.Cluster))
            .ToHashSet(StringComparer.Ordinal),
        Flaws = [.. RegistryFlaw.Find(info.Clusters, info.Brokers.Select(broker => broker.BrokerName).ToHashSet(StringComparer.Ordinal))],
    };
}
