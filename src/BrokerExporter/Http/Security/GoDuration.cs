using System.Globalization;
using System.Text.RegularExpressions;

namespace BrokerExporter.Http.Security;

/// <summary>Durations as Go's <c>time.ParseDuration</c> reads them: <c>1.5s</c>, <c>1h30m</c>, <c>250us</c>. A number alone is nanoseconds to its YAML.</summary>
internal static partial class GoDuration
{
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds))
        {
            duration = TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
            return true;
        }

        if (!Whole().IsMatch(text))
            return false;
        var seconds = 0.0;
        foreach (Match part in Part().Matches(text))
        {
            if (!double.TryParse(part.Groups["count"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
                return false;
            seconds += count * SecondsOf(part.Groups["unit"].Value);
        }

        if (seconds > TimeSpan.MaxValue.TotalSeconds / 2)
            return false;
        duration = TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
        return true;
    }

    private static double SecondsOf(string unit) => unit switch
    {
        "h" => 3600,
        "m" => 60,
        "s" => 1,
        "ms" => 1e-3,
        "ns" => 1e-9,
        _ => 1e-6,
    };

    [GeneratedRegex(@"\A(?:[0-9]*\.?[0-9]*(?:ns|us|µs|μs|ms|s|m|h))+\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<count>[0-9]*\.?[0-9]*)(?<unit>ns|us|µs|μs|ms|s|m|h)")]
    private static partial Regex Part();
}
