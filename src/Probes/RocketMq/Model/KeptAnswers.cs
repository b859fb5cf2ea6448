namespace Probes.RocketMq.Model;

/// <summary>An answer that is kept for some time, and when it was given.</summary>
internal sealed record Kept<T>(T Value, DateTimeOffset At);

/// <summary>The last answer of each name server to a question that is asked seldom; dropped when it is too old.</summary>
internal sealed class KeptAnswers<T>(TimeSpan maximumAge)
{
    private readonly Dictionary<string, Kept<T>> _byNameServer = new(StringComparer.Ordinal);

    public void Note(string nameServer, T value, DateTimeOffset at) => _byNameServer[nameServer] = new Kept<T>(value, at);

    public Kept<T>? Of(string nameServer, DateTimeOffset now) =>
        _byNameServer.TryGetValue(nameServer, out var kept) && IsFresh(kept, now) ? kept : null;

    public IEnumerable<T> Fresh(DateTimeOffset now) => _byNameServer.Values.Where(kept => IsFresh(kept, now)).Select(kept => kept.Value);

    // The clock may have been set back: what seems to come from the future is not fresh.
    private bool IsFresh(Kept<T> kept, DateTimeOffset now) => (now - kept.At).Duration() <= maximumAge;
}
