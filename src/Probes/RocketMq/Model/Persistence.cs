namespace Probes.RocketMq.Model;

/// <summary>Tells what stays from what passes: a thing is settled once it was there in every observation of a while.</summary>
internal sealed class Persistence<TKey>(TimeSpan patience)
    where TKey : notnull
{
    private Dictionary<TKey, DateTimeOffset> _since = [];
    private HashSet<TKey> _settled = [];

    /// <summary>What has been there for long enough.</summary>
    public IReadOnlySet<TKey> Settled => _settled;

    /// <summary>Takes in everything that is there now; what is not there any more begins anew.</summary>
    /// <param name="present">Each with the time of the answer that shows it.</param>
    /// <param name="now">The time of the newest of all answers: what is noticed for the first time was not known before.</param>
    public void Observe(IEnumerable<(TKey Key, DateTimeOffset At)> present, DateTimeOffset now)
    {
        var since = new Dictionary<TKey, DateTimeOffset>();
        var settled = new HashSet<TKey>();
        foreach (var (key, at) in present)
        {
            var first = _since.GetValueOrDefault(key, now);
            // A clock that was set back must not stretch anybody's patience.
            since[key] = first < now ? first : now;
            if (at - first >= patience)
                settled.Add(key);
        }

        (_since, _settled) = (since, settled);
    }

    public void Clear() => (_since, _settled) = ([], []);
}
