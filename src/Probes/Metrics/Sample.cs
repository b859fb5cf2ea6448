namespace Probes.Metrics;

/// <summary>A series and its value. Integers stay integers, so that a long is written exactly.</summary>
public readonly struct Sample
{
    private readonly long _bits;

    public Sample(Series series, double value)
    {
        Series = series;
        _bits = BitConverter.DoubleToInt64Bits(value);
    }

    public Sample(Series series, long value)
    {
        Series = series;
        _bits = value;
        IsInteger = true;
    }

    public Series Series { get; }

    /// <summary>Whether the value was given as an integer; then <see cref="WholeValue"/> is exact.</summary>
    public bool IsInteger { get; }

    public long WholeValue => _bits;

    public double Value => IsInteger ? _bits : BitConverter.Int64BitsToDouble(_bits);
}
