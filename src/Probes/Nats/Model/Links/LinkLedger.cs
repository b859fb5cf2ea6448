namespace Probes.Nats.Model.Links;

/// <summary>
/// The connections of one server, summed by peer. A connection that is closed takes its numbers with it, so that their sum
/// would fall; here what went over it stays counted while there is another to the same peer. A peer that is gone is forgotten: it comes
/// back with new connections, and its counters begin anew as they do.
/// </summary>
internal sealed class LinkLedger<TPeer>
    where TPeer : notnull
{
    private Dictionary<TPeer, LinkTraffic> _totals = [];
    private Dictionary<(TPeer Peer, string Connection), LinkTraffic> _last = [];
    private string _server = "";

    /// <summary>Notes what there is now.</summary>
    /// <param name="serverId">The server's id, new at each start.</param>
    /// <param name="links">Its connections, each once.</param>
    /// <returns>A sum for each peer that is connected now.</returns>
    public IReadOnlyList<LinkSum<TPeer>> Note(string serverId, IEnumerable<Link<TPeer>> links)
    {
        if (_server != serverId)
            (_server, _totals, _last) = (serverId, [], []);
        var (totals, last) = (new Dictionary<TPeer, LinkTraffic>(), new Dictionary<(TPeer, string), LinkTraffic>());
        var sums = new List<LinkSum<TPeer>>();
        foreach (var peer in links.GroupBy(link => link.Peer))
        {
            var total = _totals.GetValueOrDefault(peer.Key);
            foreach (var link in peer)
            {
                total += link.Traffic.Since(_last.GetValueOrDefault((link.Peer, link.Connection)));
                last[(link.Peer, link.Connection)] = link.Traffic;
            }

            totals[peer.Key] = total;
            sums.Add(new LinkSum<TPeer>(
                peer.Key, peer.Count(), total, peer.Sum(link => link.PendingBytes), peer.Max(link => link.RoundTripSeconds),
                peer.Sum(link => link.Subscriptions)));
        }

        (_totals, _last) = (totals, last);
        return sums;
    }
}
