namespace Probes.RocketMq.Model;

/// <summary>
/// Decides of which topics a broker is asked the offsets in a collection. All of them at first; then a topic that stood
/// still is left out for as long as the broker's own count of stored messages is explained by the topics that were asked
/// and by what usually goes to topics that are none of ours (traces, half messages, the broker's own).
/// </summary>
internal sealed class TopicPolls
{
    /// <summary>Polls without a change after which a topic counts as idle.</summary>
    public const int QuietPolls = 3;

    /// <summary>An idle topic is asked again after this time at the latest; spread over its second half, so that they do not all come due at once.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(60);

    /// <summary>How much more than usual may go to other topics before it is taken for one of ours.</summary>
    private const double Tolerance = 1.5;

    private readonly Dictionary<string, Poll> _polls = new(StringComparer.Ordinal);
    private long? _stored;
    private DateTimeOffset _storedAt;
    private TimeSpan _elapsed;
    private long _unexplained;
    private long _grown;
    private double _elsewherePerSecond;

    private sealed class Poll
    {
        public long End { get; set; }

        public DateTimeOffset At { get; set; }

        public int Unchanged { get; set; }
    }

    /// <summary>Begins a collection: what must be asked.</summary>
    /// <param name="topics">Every topic of interest; others are forgotten.</param>
    /// <param name="isBehind">Whether a topic's remembered end is known to be too low, by a commit beyond it.</param>
    /// <param name="stored">Messages that the broker stored since it started; null if unknown: then everything is asked.</param>
    /// <param name="now">The time.</param>
    public List<string> Begin(IReadOnlySet<string> topics, Func<string, long, bool> isBehind, long? stored, DateTimeOffset now)
    {
        foreach (var topic in _polls.Keys)
        {
            if (!topics.Contains(topic))
                _polls.Remove(topic);
        }

        // A count that fell is another count: the broker was restarted.
        var counted = stored is not null && _stored is not null && stored >= _stored;
        // Offsets are read after the count and so run ahead of it. That lead is kept, or the next collection would miss it
        // and wake everything; but never more than grew in one collection, lest it hide a topic that woke up.
        var lead = Math.Min(Math.Max(0, -_unexplained), _grown);
        _unexplained = counted ? stored!.Value - _stored!.Value - lead : 0;
        _grown = 0;
        _elapsed = counted ? now - _storedAt : TimeSpan.Zero;
        (_stored, _storedAt) = (stored, now);
        return [.. topics.Where(topic => !counted
            || !_polls.TryGetValue(topic, out var poll)
            || poll.Unchanged < QuietPolls
            || (now - poll.At).Duration() >= AgeOf(topic)
            || isBehind(topic, poll.End))];
    }

    /// <summary>Notes an answer.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="end">The sum of its end offsets on this broker.</param>
    /// <param name="now">The time.</param>
    public void Note(string topic, long end, DateTimeOffset now)
    {
        if (!_polls.TryGetValue(topic, out var poll))
            _polls[topic] = poll = new Poll { End = end };
        else
            poll.Unchanged = end == poll.End ? poll.Unchanged + 1 : 0;
        var growth = Math.Max(0, end - poll.End);
        _grown += growth;
        _unexplained -= growth;
        (poll.End, poll.At) = (end, now);
    }

    /// <summary>Forgets a topic that is not there any more.</summary>
    public void Forget(string topic) => _polls.Remove(topic);

    /// <summary>
    /// Whether the messages stored since the last collection are accounted for. If not, an idle topic has woken up, and
    /// the rest must be asked too.
    /// </summary>
    public bool IsExplained => _unexplained <= _elsewherePerSecond * _elapsed.TotalSeconds * Tolerance;

    /// <summary>Says that every topic was asked: what is still unexplained went to topics that are none of ours.</summary>
    public void NoteAllAsked()
    {
        if (_elapsed > TimeSpan.Zero)
            _elsewherePerSecond = Math.Max(0, _unexplained) / _elapsed.TotalSeconds;
    }

    // By a hash of our own: the same in every run, so that two exporters do not differ.
    private static TimeSpan AgeOf(string topic)
    {
        var hash = 0u;
        foreach (var character in topic)
            hash = (hash * 31) + character;
        return MaximumAge * (0.5 + (hash % 1024 / 2048.0));
    }
}
