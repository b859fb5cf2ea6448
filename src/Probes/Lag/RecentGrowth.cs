namespace Probes.Lag;

/// <summary>
/// How fast a number that only grows has grown over about the last minute, from our own observations. What falls has
/// begun anew, and so does the observation.
/// </summary>
public sealed class RecentGrowth
{
    /// <summary>Milliseconds. With observations further apart than that, the rate is that between the last two.</summary>
    public const long Window = 60_000;

    /// <summary>Milliseconds without an observation after which what was seen before tells nothing of now.</summary>
    public const long Patience = 5 * 60_000;

    // Milliseconds between two that are kept: a dozen are enough for any pace of observation.
    private const long Spacing = 5_000;

    private readonly List<(long At, long Value)> _kept = [];
    private (long At, long Value) _last;

    /// <summary>Null before the second observation.</summary>
    public double? PerSecond => _kept.Count > 0 && _last.At > _kept[0].At
        ? (_last.Value - _kept[0].Value) * 1000.0 / (_last.At - _kept[0].At)
        : null;

    /// <param name="now">Unix milliseconds.</param>
    /// <param name="value">The number.</param>
    public void Observe(long now, long value)
    {
        // The clock may have been set back.
        if (value < _last.Value || now < _last.At || now - _last.At > Patience)
            _kept.Clear();
        while (_kept.Count > 1 && _kept[1].At <= now - Window)
            _kept.RemoveAt(0);
        if (_kept.Count == 0 || now - _kept[^1].At >= Spacing)
            _kept.Add((now, value));
        _last = (now, value);
    }
}
