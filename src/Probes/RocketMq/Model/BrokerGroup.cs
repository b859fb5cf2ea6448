using System.Collections.Immutable;

namespace Probes.RocketMq.Model;

/// <summary>A master and its slaves, by ascending id. It holds its messages once, whoever of them is asked.</summary>
internal sealed record BrokerGroup(string Cluster, string Broker, ImmutableArray<BrokerMember> Members)
{
    public bool HasMaster => Members.Any(member => member.IsMaster);
}
