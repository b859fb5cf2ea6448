namespace Probes.Lag;

/// <summary>
/// What is remembered of things from one collection to the next, by what they are called. One that a server does not tell of for
/// a while keeps its memory: an answer that was missed says nothing of what it would have told.
/// </summary>
public sealed class Memories<TKey, TMemory>
    where TKey : notnull
    where TMemory : class, new()
{
    /// <summary>Milliseconds after which something that nobody told of counts as gone.</summary>
    public const long Patience = 10 * 60_000;

    private readonly Dictionary<TKey, Entry> _entries = [];

    public int Count => _entries.Count;

    /// <param name="key">What was told of.</param>
    /// <param name="now">Unix milliseconds by the exporter's clock.</param>
    public TMemory Of(TKey key, long now)
    {
        if (!_entries.TryGetValue(key, out var entry))
            _entries[key] = entry = new Entry();
        entry.SeenAt = now;
        return entry.Memory;
    }

    /// <summary>Forgets what is gone.</summary>
    public void Forget(long now)
    {
        foreach (var (key, entry) in _entries)
        {
            // A clock that was set back makes nothing older than it is.
            if (now - entry.SeenAt > Patience)
                _entries.Remove(key);
        }
    }

    private sealed class Entry
    {
        public TMemory Memory { get; } = new();

        public long SeenAt { get; set; }
    }
}
