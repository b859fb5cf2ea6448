namespace Probes.Lag;

/// <summary>
/// A counter over the offsets of several brokers that never falls: a broker that is away contributes what it last had,
/// one that lost data or was reset contributes nothing for it. Summing the offsets themselves would make every outage
/// look like a burst to <c>rate()</c>.
/// </summary>
public sealed class GrowingTotal
{
    private readonly Dictionary<string, long> _last = new(StringComparer.Ordinal);

    public long Total { get; private set; }

    /// <summary>Notes one part's present sum.</summary>
    /// <param name="part">The broker.</param>
    /// <param name="sum">The sum of its offsets.</param>
    /// <param name="countWhole">
    /// Whether a part that was never seen before counts from zero: true for the first observation and for a topic that
    /// is new on a broker that was answering all along; false for a broker that was away.
    /// </param>
    /// <param name="mayTrail">
    /// Whether the sum comes from a copy that may be behind (a slave): being lower then says nothing, and what it catches
    /// up with must not count twice.
    /// </param>
    public void Observe(string part, long sum, bool countWhole, bool mayTrail = false)
    {
        if (_last.TryGetValue(part, out var last))
            Total += Math.Max(0, sum - last);
        else if (countWhole)
            Total += Math.Max(0, sum);
        _last[part] = mayTrail ? Math.Max(last, sum) : sum;
    }
}
