using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Compat;

/// <summary>
/// What a broker counts for a topic or a group in its last minute (315), as last asked. Asked seldom, and only where
/// something moves: each number costs a request of its own.
/// </summary>
internal sealed class BrokerStats
{
    /// <summary>How old an answer may get before it is asked again: it is about a minute.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(60);

    /// <summary>How old an answer may get before it is shown no more; on a large broker the turn comes round in minutes.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(5);

    /// <summary>Questions to one broker in one collection.</summary>
    public const int PerCollection = 100;

    private readonly Dictionary<StatsQuestion, Asked> _asked = [];

    /// <summary>What is due of the questions that there is a reason for, the oldest first; others are forgotten.</summary>
    public List<StatsQuestion> Due(IReadOnlySet<StatsQuestion> wanted, DateTimeOffset now)
    {
        foreach (var gone in _asked.Keys.Where(question => !wanted.Contains(question)).ToList())
            _asked.Remove(gone);
        return
        [
            .. wanted.Select(question => (Question: question, _asked.GetValueOrDefault(question).At))
                // The clock may have been set back: what seems to come from the future is not fresh.
                .Where(entry => (now - entry.At).Duration() >= Refresh)
                .OrderBy(entry => entry.At)
                .Take(PerCollection)
                .Select(entry => entry.Question),
        ];
    }

    public void Note(StatsQuestion question, LastMinute minute, DateTimeOffset now) => _asked[question] = new Asked(now, minute, now);

    /// <summary>Notes that the broker would not tell, so that the other questions get their turn.</summary>
    public void NoteRefused(StatsQuestion question, DateTimeOffset now) => _asked[question] = _asked.GetValueOrDefault(question) with { At = now };

    /// <summary>Null if it is not known now.</summary>
    public LastMinute? Of(StatsQuestion question, DateTimeOffset now) =>
        _asked.GetValueOrDefault(question) is { Minute: { } minute } asked && (now - asked.ToldAt).Duration() < MaximumAge ? minute : null;

    private readonly record struct Asked(DateTimeOffset At, LastMinute? Minute, DateTimeOffset ToldAt);
}
