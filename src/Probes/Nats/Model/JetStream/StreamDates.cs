using Probes.Lag;

namespace Probes.Nats.Model.JetStream;

/// <summary>
/// When the messages of one stream were stored, without reading one. Exact for the oldest and the newest; in between to
/// within the time between two observations (<see cref="OffsetHistory"/>); for what is older than the first of them, a guess.
/// </summary>
internal sealed class StreamDates
{
    /// <summary>
    /// Milliseconds. Copies of one stream are told by different servers, whose clocks differ and of which one may be a little behind:
    /// within this, what is earlier or less than before says nothing of the stream.
    /// </summary>
    private const long Tolerance = 60_000;

    private OffsetHistory? _history;
    private long _now;
    private StreamSpan _begun;
    private StreamSpan _span;

    /// <param name="created">When the stream was made: after the last time that it was seen, it is another one of the same name.</param>
    /// <param name="now">Unix milliseconds by the clock of the server that told, so that its times are not held against ours.</param>
    /// <param name="span">What there is.</param>
    public void Observe(DateTimeOffset created, long now, in StreamSpan span)
    {
        var isShorter = span.Last < _span.Last;
        if (_history is null || created.ToUnixTimeMilliseconds() > _now || (isShorter && (span.Last < _span.First || now - _now > Tolerance)))
            (_history, _begun, _now) = (new OffsetHistory(), span, now);
        else if (isShorter)
            return;

        _span = span;
        _now = now < _now && _now - now <= Tolerance ? _now : now;
        // The sequence of the next message, which may be the largest number that there is.
        _history.Observe(_now, (long)Math.Min(span.Last, long.MaxValue - 1) + 1, span.LastAt);
    }

    /// <summary>When a message was stored; of one that is gone, when the oldest was that is left; null if there is none.</summary>
    public StoreDate? Of(ulong sequence)
    {
        if (_history is null || _span.IsEmpty)
            return null;
        if (sequence <= _span.First)
            return new StoreDate(_span.FirstAt, false);
        if (sequence >= _span.Last)
            return new StoreDate(_span.LastAt, false);
        // What is still there is not older than the oldest.
        if (_history.TimeOf((long)sequence) is { } known)
            return new StoreDate(Math.Max(known, _span.FirstAt), false);
        return _begun.Last > _span.First ? Between(sequence) : null;
    }

    private StoreDate Between(ulong sequence)
    {
        var share = (double)(sequence - _span.First) / (_begun.Last - _span.First);
        return new StoreDate(_span.FirstAt + (long)((_begun.LastAt - _span.FirstAt) * Math.Min(share, 1)), true);
    }
}
