using System.Collections.Immutable;

namespace Probes.Metrics;

/// <summary>Compares label values as a key, and lets a span on the stack look an array up without allocating.</summary>
internal sealed class LabelValuesComparer :
    IEqualityComparer<ImmutableArray<string>>, IAlternateEqualityComparer<ReadOnlySpan<string>, ImmutableArray<string>>
{
    public static LabelValuesComparer Instance { get; } = new();

    public bool Equals(ImmutableArray<string> x, ImmutableArray<string> y) => x.AsSpan().SequenceEqual(y.AsSpan());

    public bool Equals(ReadOnlySpan<string> alternate, ImmutableArray<string> other) => alternate.SequenceEqual(other.AsSpan());

    public int GetHashCode(ImmutableArray<string> values) => GetHashCode(values.AsSpan());

    public int GetHashCode(ReadOnlySpan<string> values)
    {
        var hash = 0;
        foreach (var value in values)
            hash = HashCode.Combine(hash, string.GetHashCode(value, StringComparison.Ordinal));
        return hash;
    }

    public ImmutableArray<string> Create(ReadOnlySpan<string> alternate) => [.. alternate];
}
