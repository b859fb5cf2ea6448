using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Replication;

/// <summary>
/// Which connection of a master is which slave's. The master tells only the address that a connection comes from: that is
/// the slave if exactly one slave advertises this host and exactly one connection comes from it. Behind NAT, or with several
/// slaves on a host, nothing is guessed.
/// </summary>
internal static class HaConnections
{
    /// <returns>The slaves of which it is certain, and whether each is in sync.</returns>
    public static IEnumerable<(BrokerMember Slave, bool InSync)> InSync(BrokerGroup group, IReadOnlyList<HaConnection> connections)
    {
        var slaves = group.Members.Where(member => !member.IsMaster).ToList();
        // No connection at all: no slave has one, wherever it is.
        if (connections.Count == 0)
            return slaves.Select(slave => (slave, false));
        var byHost = connections.ToLookup(connection => HostOf(connection.Address), StringComparer.Ordinal);
        return slaves
            .GroupBy(slave => HostOf(slave.Address), StringComparer.Ordinal)
            .Where(host => host.Count() == 1 && byHost[host.Key].Count() == 1)
            .Select(host => (host.Single(), byHost[host.Key].Single().InSync));
    }

    private static string HostOf(string address) => address[..Math.Max(0, address.LastIndexOf(':'))];
}
