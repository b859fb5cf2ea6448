using System.Collections.Immutable;

namespace Probes.RocketMq.Model.NameServers;

/// <summary>
/// The routes that are known, by topic. They are asked in turn, so some are older than others; those that are too old are
/// dropped. Used under the lock of its owner.
/// </summary>
internal sealed class RouteTable
{
    /// <summary>How old an answer may get before it is not used any more. Everything has had its turn in 20 collections: <see cref="RouteAllowance"/>.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How long what a name server said counts while it does not answer: one that is slow at times must not seem to agree at those times,
    /// and begin anew to differ.
    /// </summary>
    public static readonly TimeSpan Remembrance = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, TopicRoutes> _topics = new(StringComparer.Ordinal);

    // Ten thousand topics of a cluster have the same few shares: each is kept once.
    private readonly Dictionary<RouteEntry, RouteEntry> _entries = [];

    public IReadOnlyDictionary<string, TopicRoutes> Topics => _topics;

    /// <summary>When the oldest of them was asked; null if there is none.</summary>
    public DateTimeOffset? OldestAt => _topics.Count == 0 ? null : _topics.Values.Min(routes => routes.OldestAt);

    /// <param name="topic">The topic.</param>
    /// <param name="answers">By name server, for those that answered.</param>
    /// <param name="at">When they were asked.</param>
    public void Note(string topic, IEnumerable<(string NameServer, ImmutableArray<RouteEntry> Entries)> answers, DateTimeOffset at)
    {
        var kept = new Dictionary<string, ImmutableArray<RouteEntry>>(StringComparer.Ordinal);
        foreach (var (nameServer, entries) in answers)
            Keep(kept, nameServer, entries);
        if (kept.Count == 0)
            return;
        var before = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        if (_topics.TryGetValue(topic, out var last))
        {
            foreach (var (nameServer, entries) in last.ByNameServer.Where(entry => !kept.ContainsKey(entry.Key)).ToList())
            {
                if ((at - last.AtOf(nameServer)).Duration() > Remembrance)
                    continue;
                Keep(kept, nameServer, entries);
                before[nameServer] = last.AtOf(nameServer);
            }
        }

        _topics[topic] = before.Count == 0 ? new TopicRoutes(at, kept) : new TopicRoutes(at, kept) { Before = before };
    }

    /// <summary>Forgets topics that are none of ours any more.</summary>
    public void Keep(IReadOnlySet<string> wanted)
    {
        foreach (var topic in _topics.Keys)
        {
            if (!wanted.Contains(topic))
                _topics.Remove(topic);
        }
    }

    /// <summary>Forgets what is too old to be used.</summary>
    public void DropOld(DateTimeOffset now)
    {
        foreach (var (topic, routes) in _topics)
        {
            if ((now - routes.At).Duration() > MaximumAge)
                _topics.Remove(topic);
        }
    }

    private void Keep(Dictionary<string, ImmutableArray<RouteEntry>> kept, string nameServer, ImmutableArray<RouteEntry> entries)
    {
        var same = kept.Values.FirstOrDefault(other => other.AsSpan().SequenceEqual(entries.AsSpan()));
        kept[nameServer] = !same.IsDefault ? same : entries.IsEmpty ? [] : [.. entries.Select(Intern)];
    }

    private RouteEntry Intern(RouteEntry entry)
    {
        if (_entries.TryGetValue(entry, out var known))
            return known;
        // More than could be alike: begin anew rather than keep what nobody routes to any more.
        if (_entries.Count >= 10_000)
            _entries.Clear();
        return _entries[entry] = entry;
    }
}
