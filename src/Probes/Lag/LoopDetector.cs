namespace Probes.Lag;

/// <summary>
/// Tells work from going round: a group whose messages fail and come back as fast as it consumes new ones. Times are Unix
/// milliseconds.
/// </summary>
public sealed class LoopDetector
{
    /// <summary>How far back is looked. In RocketMQ a failed message is back after 10 s, 30 s, 1 min, 2 min, 3 min, ...</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>How long it must go on.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Fewer messages than this that came back in the window are no loop: a single one that nobody can process ends as a dead letter.</summary>
    public const long Least = 10;

    /// <summary>Nine came back for ten that were consumed.</summary>
    private const double Share = 0.9;

    private readonly Queue<Sample> _samples = [];
    private long _since = long.MaxValue;

    /// <param name="Now">When.</param>
    /// <param name="Consumed">Counter: messages consumed of the topics themselves, retries left out.</param>
    /// <param name="Returned">Counter: messages that came back to be consumed again.</param>
    /// <param name="Waiting">Messages that came back and were not consumed again yet.</param>
    /// <param name="Dead">Counter: messages given up.</param>
    public readonly record struct Sample(long Now, long Consumed, long Returned, long Waiting, long Dead);

    /// <returns>Whether the group goes round.</returns>
    public bool Observe(Sample sample)
    {
        // Counters of a group that was made anew, or a clock that was set back: nothing to compare with.
        if (_samples.Count > 0 && (sample.Returned < _samples.Peek().Returned || sample.Now < _samples.Last().Now))
            _samples.Clear();
        _samples.Enqueue(sample);
        while (_samples.Count > 1 && sample.Now - _samples.Peek().Now > Window.TotalMilliseconds)
            _samples.Dequeue();

        if (!GoesRound(_samples.Peek(), sample))
            _since = long.MaxValue;
        else if (sample.Now < _since)
            _since = sample.Now;
        return _since <= sample.Now && sample.Now - _since >= Patience.TotalMilliseconds;
    }

    private static bool GoesRound(Sample first, Sample last)
    {
        var returned = last.Returned - first.Returned;
        return returned >= Least
            && returned >= Share * (last.Consumed - first.Consumed)
            && (last.Waiting >= first.Waiting || last.Dead > first.Dead);
    }
}
