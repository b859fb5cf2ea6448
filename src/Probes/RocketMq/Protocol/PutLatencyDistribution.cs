using System.Globalization;

namespace Probes.RocketMq.Protocol;

/// <summary>A bucket of put times: how many puts took at most UpperBoundSeconds and longer than the bucket before.</summary>
internal readonly record struct PutLatencyBucket(double UpperBoundSeconds, long Count);

/// <summary>
/// "[&lt;=0ms]:3859 [0~10ms]:172 … [10s~]:0 " (putMessageDistributeTime, StoreStatsService in apache/rocketmq): the puts of the
/// previous minute. The unit stands behind the upper bound, "[500ms~1s]".
/// </summary>
internal static class PutLatencyDistribution
{
    /// <summary>Null for "null" (a broker's first minute) and for anything with a bucket that cannot be read.</summary>
    public static IReadOnlyList<PutLatencyBucket>? Read(ReadOnlySpan<char> text)
    {
        var buckets = new List<PutLatencyBucket>();
        foreach (var range in text.Split(' '))
        {
            var part = text[range];
            if (part.IsEmpty)
                continue;
            if (ReadBucket(part) is not { } bucket)
                return null;
            buckets.Add(bucket);
        }
        return buckets.Count == 0 ? null : buckets;
    }

    private static PutLatencyBucket? ReadBucket(ReadOnlySpan<char> part)
    {
        var close = part.IndexOf("]:", StringComparison.Ordinal);
        if (close < 0 || part[0] != '[')
            return null;
        return UpperBound(part[1..close]) is { } bound &&
            long.TryParse(part[(close + 2)..], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new PutLatencyBucket(bound, count)
            : null;
    }

    private static double? UpperBound(ReadOnlySpan<char> range)
    {
        var separator = range.IndexOf('~');
        if (separator < 0 && !range.StartsWith("<="))
            return null;
        var bound = separator < 0 ? range[2..] : range[(separator + 1)..];
        if (bound.IsEmpty)
            return double.PositiveInfinity;
        var unit = bound.TrimStart("0123456789.");
        if (unit is not ("ms" or "s") ||
            !double.TryParse(bound[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return null;
        return unit is "ms" ? value / 1000 : value;
    }
}
