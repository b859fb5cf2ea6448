namespace Probes.Metrics;

/// <summary>Compares series by what they would write: two that are equal must never stand in one exposition.</summary>
public sealed class SeriesLineComparer : IEqualityComparer<Series>
{
    public static SeriesLineComparer Instance { get; } = new();

    public bool Equals(Series? x, Series? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.Name.SequenceEqual(y.Name) && x.Labels.SequenceEqual(y.Labels));

    public int GetHashCode(Series series)
    {
        var hash = new HashCode();
        hash.AddBytes(series.Name);
        hash.AddBytes(series.Labels);
        return hash.ToHashCode();
    }
}
