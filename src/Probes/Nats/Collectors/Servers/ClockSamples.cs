using Probes.Nats.Metrics;

namespace Probes.Nats.Collectors.Servers;

/// <summary>
/// Compares a server's clock with the exporter's: what it says is taken for the moment in the middle between question and
/// answer, and can be wrong by half of the time between them.
/// </summary>
internal static class ClockSamples
{
    public static void Add(ServerSeries series, DateTimeOffset now, (DateTimeOffset Asked, DateTimeOffset Answered) times)
    {
        var roundTrip = times.Answered - times.Asked;
        // Somebody set the exporter's clock in between.
        if (roundTrip < TimeSpan.Zero)
            return;
        series.Add(ServerMetrics.RoundTrip, roundTrip.TotalSeconds);
        if (now.Year <= 1)
            return;
        series.Add(ServerMetrics.ClockOffset, (now - (times.Asked + roundTrip / 2)).TotalSeconds);
        series.Add(ServerMetrics.ClockUncertainty, roundTrip.TotalSeconds / 2);
    }
}
