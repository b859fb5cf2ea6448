namespace Probes.RocketMq.Model.NameServers;

/// <summary>
/// Remembers since when something is seen, to tell what stays from what passes. Brokers register every 30 s, and with each
/// name server by itself: for that long, name servers may differ and nothing is wrong.
/// </summary>
internal sealed class SettlingLedger<TKey>
    where TKey : notnull
{
    /// <summary>What was seen for so long without interruption has settled: BrokerConfig.registerNameServerPeriod (30 s) and some slack.</summary>
    public static readonly TimeSpan SettledAfter = TimeSpan.FromSeconds(35);

    /// <summary>How long something is remembered while the answers that would show it are missing.</summary>
    private static readonly TimeSpan _remembrance = TimeSpan.FromMinutes(5);

    private readonly Dictionary<TKey, (DateTimeOffset First, DateTimeOffset Last)> _seen = [];

    /// <summary>Since when something is seen that was seen last time.</summary>
    public DateTimeOffset FirstOf(TKey key) => _seen[key].First;

    /// <summary>Takes in what is seen now.</summary>
    /// <param name="seen">Each with the time of the answers that show it: an old answer, seen again, proves nothing new.</param>
    /// <param name="isWhole">Whether everybody answered. If not, what is not seen may still be there, and is not forgotten.</param>
    /// <param name="now">The time.</param>
    /// <returns>What has settled of it.</returns>
    public IReadOnlySet<TKey> Observe(IEnumerable<(TKey Key, DateTimeOffset At)> seen, bool isWhole, DateTimeOffset now)
    {
        var current = new HashSet<TKey>();
        foreach (var (key, at) in seen)
        {
            current.Add(key);
            // The clock may have been set back: then it begins anew.
            var first = _seen.TryGetValue(key, out var known) && known.First <= at ? known.First : at;
            _seen[key] = (first, at);
        }

        foreach (var (key, times) in _seen)
        {
            if (!current.Contains(key) && (isWhole || (now - times.Last).Duration() > _remembrance))
                _seen.Remove(key);
        }

        current.RemoveWhere(key => _seen[key] is var times && times.Last - times.First < SettledAfter);
        return current;
    }
}
