using System.Collections.Immutable;

namespace BrokerExporter.Cli.Lag;

/// <summary>How fast groups consume, from one reading to the next.</summary>
internal sealed class LagRates(TimeProvider time)
{
    private LagReading? _last;
    private long _lastTimestamp;

    /// <summary>The reading with rates: since the one before it, which must have been made of another collection.</summary>
    public LagReading Apply(LagReading reading)
    {
        // A snapshot that is served again would mean that everything stands still.
        if (_last is { Collections: { } before } same && reading.Collections == before)
            return same;
        var now = time.GetTimestamp();
        var rated = _last is { } last ? reading with { Rows = Rated(reading, last, time.GetElapsedTime(_lastTimestamp, now).TotalSeconds) } : reading;
        (_last, _lastTimestamp) = (rated, now);
        return rated;
    }

    private static ImmutableArray<LagRow> Rated(LagReading reading, LagReading last, double seconds)
    {
        var before = last.Rows.ToDictionary(row => row.Key, row => row.Consumed);
        return [.. reading.Rows.Select(row => row with { Rate = Rate(row.Consumed - before.GetValueOrDefault(row.Key), seconds) })];
    }

    // A counter that fell has begun anew.
    private static double? Rate(double? growth, double seconds) => growth >= 0 && seconds > 0 ? growth / seconds : null;
}
