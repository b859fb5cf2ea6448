using Probes.Metrics;

namespace BrokerExporter.Otlp;

/// <summary>
/// Since when each counter has counted. When a broker's counter began is not known, so that its first observation is its start
/// (https://opentelemetry.io/docs/specs/otel/metrics/data-model/#cumulative-streams-handling-unknown-start-time); a counter that fell
/// began anew after its last observation.
/// </summary>
internal sealed class StartTimes
{
    private readonly Dictionary<Series, Known> _known = new(SeriesLineComparer.Instance);
    private int _push;

    /// <param name="series">The series; of a histogram, its count.</param>
    /// <param name="value">What it counts to now.</param>
    /// <param name="now">In nanoseconds since 1970, as the result.</param>
    public ulong Of(Series series, double value, ulong now)
    {
        var start = !_known.TryGetValue(series, out var last) ? now : value < last.Value ? last.At : last.Start;
        _known[series] = new Known(start, value, now, _push);
        return start;
    }

    /// <summary>Forgets the series that were not in this push: if they come back, they are new.</summary>
    public void EndPush()
    {
        foreach (var (series, last) in _known)
        {
            if (last.Push != _push)
                _known.Remove(series);
        }

        _push++;
    }

    private readonly record struct Known(ulong Start, double Value, ulong At, int Push);
}
