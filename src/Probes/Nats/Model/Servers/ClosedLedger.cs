namespace Probes.Nats.Model.Servers;

/// <summary>
/// Counts the closed connections of one server, each once. A server remembers the last of them (10,000 by default), newest
/// first; what a page told before is told again until others have pushed it out.
/// </summary>
internal sealed class ClosedLedger<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, long> _totals = [];
    private HashSet<ulong> _seen = [];
    private string _server = "";

    /// <summary>How many there were of each kind.</summary>
    public IReadOnlyDictionary<TKey, long> Totals => _totals;

    /// <param name="serverId">The server's id, new at each start.</param>
    /// <param name="page">The connections that were closed last, by the number that the server never gives twice.</param>
    /// <param name="most">How many kinds are counted by themselves.</param>
    /// <param name="other">What those beyond are counted as.</param>
    public void Note(string serverId, IEnumerable<(ulong Cid, TKey Kind)> page, int most, TKey other)
    {
        if (_server != serverId)
        {
            _server = serverId;
            _totals.Clear();
            _seen.Clear();
        }

        var seen = new HashSet<ulong>();
        foreach (var (cid, kind) in page)
        {
            if (!seen.Add(cid) || _seen.Contains(cid))
                continue;
            var counted = _totals.ContainsKey(kind) || _totals.Count < most ? kind : other;
            _totals[counted] = _totals.GetValueOrDefault(counted) + 1;
        }

        _seen = seen;
    }
}
