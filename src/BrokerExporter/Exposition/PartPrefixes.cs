using Probes.Metrics;

namespace BrokerExporter.Exposition;

/// <summary>
/// Tells the parts of a family apart by how their labels begin. A target's labels begin with its <c>system</c> and
/// <c>cluster</c>, or its <c>target</c>; where that holds for all of them, no two parts can have a series in common, and
/// knowing so costs a comparison of bytes that are about to be copied anyway.
/// </summary>
internal static class PartPrefixes
{
    /// <returns>
    /// For each part, how much of its first labels no other part's first labels begin with; null if two parts begin with the same.
    /// </returns>
    public static int[]? Of(IReadOnlyList<IReadOnlyList<Sample>> parts)
    {
        var lengths = new int[parts.Count];
        var order = Enumerable.Range(0, parts.Count).ToArray();
        Array.Sort(order, (a, b) => First(a).SequenceCompareTo(First(b)));
        // Whichever shares the most with another stands next to it.
        for (var i = 1; i < order.Length; i++)
        {
            var (a, b) = (order[i - 1], order[i]);
            var common = First(a).CommonPrefixLength(First(b));
            if (common == First(a).Length)
                return null;
            lengths[a] = Math.Max(lengths[a], common + 1);
            lengths[b] = Math.Max(lengths[b], common + 1);
        }

        return lengths;

        ReadOnlySpan<byte> First(int part) => parts[part][0].Series.Labels;
    }
}
