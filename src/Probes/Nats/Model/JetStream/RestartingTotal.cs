namespace Probes.Nats.Model.JetStream;

/// <summary>
/// A sequence as a counter. A stream or consumer that is deleted and made again begins anew, which Prometheus only sees if
/// the counter falls: where the new one has already overtaken the old one, it is told as 0 once, so that what follows
/// counts in full and nothing is counted as growth of the old one.
/// </summary>
internal sealed class RestartingTotal
{
    private DateTimeOffset? _seenAt;
    private ulong _told;

    /// <param name="now">The clock of the server that tells.</param>
    /// <param name="created">
    /// When what is counted was made. Each server dates its own copy of a consumer, and again when it restarts: only what was made
    /// after the last time that something was seen is another one.
    /// </param>
    /// <param name="value">The sequence.</param>
    public ulong Observe(DateTimeOffset now, DateTimeOffset created, ulong value)
    {
        var told = created > _seenAt && value >= _told ? 0 : value;
        (_seenAt, _told) = (now, told);
        return told;
    }

    /// <summary>Something else is counted from now on: what is observed next is told as a new beginning.</summary>
    public void Restart()
    {
        if (_seenAt is not null)
            _seenAt = DateTimeOffset.MinValue;
    }
}
