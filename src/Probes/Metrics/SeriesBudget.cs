using System.Collections.Immutable;

namespace Probes.Metrics;

/// <summary>
/// The most series that one target may expose. Over it the widest families give way first, all to the same height, so
/// that a million topics cannot push out the few series that say how the broker is; what was dropped is counted.
/// </summary>
public sealed class SeriesBudget(int limit)
{
    public int Limit => limit;

    /// <summary>Cuts the families down to the limit.</summary>
    /// <param name="families">All families of a target.</param>
    /// <param name="dropped">The families that were cut, and by how many series.</param>
    public ImmutableArray<Family> Apply(ImmutableArray<Family> families, out ImmutableArray<KeyValuePair<Metric, int>> dropped)
    {
        dropped = [];
        if (families.Sum(family => family.Samples.Count) <= limit)
            return families;

        var height = Height(families);
        dropped =
        [
            .. families.Where(family => Exceeds(family, height))
                .Select(family => KeyValuePair.Create(family.Metric, family.Samples.Count - height)),
        ];
        return [.. families.Select(family => Exceeds(family, height) ? Cut(family, height) : family)];
    }

    // A histogram's lines stand or fall together, and histograms are few: they are never cut.
    private static bool IsCuttable(Family family) => family.Metric.Type != MetricType.Histogram;

    private static bool Exceeds(Family family, int height) => IsCuttable(family) && family.Samples.Count > height;

    private static Family Cut(Family family, int height) => family with
    {
        Samples = family.Metric.KeepLargest
            ? [.. family.Samples.Index().OrderByDescending(entry => entry.Item.Value).Take(height).OrderBy(entry => entry.Index).Select(entry => entry.Item)]
            : [.. family.Samples.Take(height)],
    };

    // The largest height h for which the sum of min(count, h) stays within the limit: fill from the narrowest family up.
    private int Height(ImmutableArray<Family> families)
    {
        // What is never cut takes its room first, so that the rest gives way for it.
        var left = limit - families.Where(family => !IsCuttable(family)).Sum(family => family.Samples.Count);
        var counts = families.Where(IsCuttable).Select(family => family.Samples.Count).Order().ToArray();
        for (var i = 0; i < counts.Length; i++)
        {
            var share = Math.Max(0, left) / (counts.Length - i);
            if (counts[i] > share)
                return share;
            left -= counts[i];
        }

        return int.MaxValue;
    }
}
