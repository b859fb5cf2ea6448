using System.Globalization;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// "71.5 68.4 ": a rate per second over the last 10, 60 and 600 s (StoreStatsService in apache/rocketmq). A field stays
/// empty until the broker has run that long, so fields go by position.
/// </summary>
internal readonly record struct RateWindows(double? TenSeconds, double? OneMinute, double? TenMinutes)
{
    /// <summary>Null when there is not a single number in the text.</summary>
    public static RateWindows? Read(string text)
    {
        var fields = text.Split(' ');
        var rates = new RateWindows(Field(fields, 0), Field(fields, 1), Field(fields, 2));
        return rates == default ? null : rates;
    }

    private static double? Field(string[] fields, int index) =>
        index < fields.Length &&
        double.TryParse(fields[index], NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && double.IsFinite(rate)
            ? rate
            : null;
}
