using System.Collections.Immutable;

namespace Probes.Metrics;

/// <summary>Everything that a collector describes by the same labels: per consumer, per topic.</summary>
internal sealed class LabelShape(ImmutableArray<string> names)
{
    private readonly Dictionary<ImmutableArray<string>, LabelSet> _sets = new(LabelValuesComparer.Instance);
    private LabelSet? _last;

    public LabelSet Of(ReadOnlySpan<string> values)
    {
        // A collector says all that it has of one thing before it comes to the next, with the very same strings.
        if (_last is { } last && IsSame(last.Values.AsSpan(), values))
            return last;
        var lookup = _sets.GetAlternateLookup<ReadOnlySpan<string>>();
        if (!lookup.TryGetValue(values, out var set))
        {
            set = new LabelSet(names, [.. values]);
            _sets[set.Values] = set;
        }

        return _last = set;
    }

    /// <summary>Forgets what a collection did not use.</summary>
    public void Forget(int generation)
    {
        _last = null;
        foreach (var (values, set) in _sets)
        {
            set.Forget(generation);
            if (set.IsEmpty)
                _sets.Remove(values);
        }
    }

    private static bool IsSame(ReadOnlySpan<string> known, ReadOnlySpan<string> values)
    {
        if (known.Length != values.Length)
            return false;
        for (var i = 0; i < known.Length; i++)
        {
            if (!ReferenceEquals(known[i], values[i]))
                return false;
        }

        return true;
    }
}
