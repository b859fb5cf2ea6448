namespace Probes.Nats.Model.JetStream;

/// <summary>
/// A sequence as a counter. A stream or consumer that is deleted and made again begins anew, which Prometheus only sees if
/// the counter falls: where the new one has already overtaken the old one, it is told as 0 once, so that what follows
/// counts in full and nothing is counted as growth of the old one.
/// </summary>
internal sealed class RestartingTotal
{
    private DateTimeOffset? _created;
    private ulong _told;

    /// <param name="created">When what is counted was made.</param>
    /// <param name="value">The sequence.</param>
    public ulong Observe(DateTimeOffset created, ulong value)
    {
        var isAnother = _created is { } before && Making.IsAnother(before, created);
        var told = isAnother && value >= _told ? 0 : value;
        (_created, _told) = (created, told);
        return told;
    }

    /// <summary>Something else is counted from now on: what is observed next is told as a new beginning.</summary>
    public void Restart()
    {
        if (_created is not null)
            _created = DateTimeOffset.MinValue;
    }
}
