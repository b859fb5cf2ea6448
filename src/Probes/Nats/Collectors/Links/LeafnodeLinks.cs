using Probes.Nats.Model.Links;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Links;

/// <summary>
/// The connections that /leafz tells of. It gives them no number, and two that this server made itself may go to one address
/// and port: what nothing tells apart is one link to the ledger, which would else take each of them for the other, begun anew.
/// </summary>
internal static class LeafnodeLinks
{
    /// <param name="ledger">The ledger of the server that told.</param>
    /// <param name="serverId">Its id.</param>
    /// <param name="leafs">What it said.</param>
    /// <param name="peerOf">What connections are summed by.</param>
    public static IEnumerable<LinkSum<TPeer>> Note<TPeer>(
        LinkLedger<TPeer> ledger, string serverId, IEnumerable<Leafz.LeafInfo> leafs, Func<Leafz.LeafInfo, TPeer> peerOf)
        where TPeer : notnull
    {
        var alike = leafs.GroupBy(leaf => (Peer: peerOf(leaf), Connection: $"{leaf.Ip} {leaf.Port}")).ToList();
        var connections = alike.GroupBy(link => link.Key.Peer).ToDictionary(peer => peer.Key, peer => peer.Sum(link => link.Count()));
        return ledger.Note(serverId, alike.Select(link => Link(link.Key.Peer, link.Key.Connection, link)))
            .Select(sum => sum with { Connections = connections[sum.Peer] });
    }

    private static Link<TPeer> Link<TPeer>(TPeer peer, string connection, IEnumerable<Leafz.LeafInfo> alike)
        where TPeer : notnull => new(
        peer, connection,
        alike.Aggregate(default(LinkTraffic), (sum, leaf) => sum + new LinkTraffic(leaf.InMsgs, leaf.OutMsgs, leaf.InBytes, leaf.OutBytes)),
        null, alike.Max(leaf => GoDuration.Seconds(leaf.Rtt)), alike.Sum(leaf => leaf.Subscriptions));
}
