using Probes.Nats.Model.Servers;

namespace Probes.Nats.Collectors.Connections;

/// <summary>
/// Slow clients of one server that it tells under no account: those of <c>$G</c>, as it keeps the account of a closed connection
/// only if it is another one (saveClosedClient in nats-server's server.go).
/// </summary>
internal sealed class UnclaimedClients
{
    private IReadOnlyList<(ulong Cid, SlowClient Kind)> _waiting = [];
    private HashSet<ulong> _claimed = [];
    private string _server = "";

    /// <param name="serverId">The server's id, new at each start.</param>
    /// <param name="page">The slow ones among the connections of all accounts that were closed last.</param>
    /// <param name="claims">Those that were now told under an account.</param>
    /// <returns>
    /// Those of the page before that no account has by now. Not those of this page: one may have been closed after the counts were told
    /// that say whom to ask about.
    /// </returns>
    public IReadOnlyList<(ulong Cid, SlowClient Kind)> Next(string serverId, IReadOnlyList<(ulong Cid, SlowClient Kind)> page, IReadOnlyCollection<ulong> claims)
    {
        if (_server != serverId)
            (_server, _waiting, _claimed) = (serverId, [], []);
        _claimed.UnionWith(claims);
        var unclaimed = _waiting.Where(client => !_claimed.Contains(client.Cid)).ToList();
        _claimed.IntersectWith(page.Select(client => client.Cid).Concat(claims).ToHashSet());
        _waiting = page;
        return unclaimed;
    }
}
