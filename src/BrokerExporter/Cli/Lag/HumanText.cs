using System.Globalization;

namespace BrokerExporter.Cli.Lag;

/// <summary>Numbers as people read them; what is not known is a dash.</summary>
internal static class HumanText
{
    public const string Unknown = "-";

    /// <summary>A count, exactly: <c>1,234,567</c>.</summary>
    public static string Count(double? count) => count is { } known && double.IsFinite(known) ? known.ToString("#,0", CultureInfo.InvariantCulture) : Unknown;

    /// <summary>Messages in a second: <c>0/s</c>, <c>0.3/s</c>, <c>1,234/s</c>.</summary>
    public static string Rate(double? rate) => rate switch
    {
        null => Unknown,
        0 => "0/s",
        < 10 => rate.Value.ToString("0.0", CultureInfo.InvariantCulture) + "/s",
        _ => rate.Value.ToString("#,0", CultureInfo.InvariantCulture) + "/s",
    };

    /// <summary>Its two largest units: <c>0.4s</c>, <c>42s</c>, <c>3m05s</c>, <c>2h10m</c>, <c>5d04h</c>.</summary>
    public static string Duration(double? seconds)
    {
        if (seconds is not { } known || !double.IsFinite(known) || known > TimeSpan.MaxValue.TotalSeconds / 2)
            return Unknown;
        var duration = TimeSpan.FromSeconds(known);
        return duration.TotalSeconds switch
        {
            0 => "0s",
            < 10 => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(known * 10) / 10:0.0}s"),
            < 60 => string.Create(CultureInfo.InvariantCulture, $"{duration.Seconds}s"),
            < 3600 => string.Create(CultureInfo.InvariantCulture, $"{duration.Minutes}m{duration.Seconds:00}s"),
            < 86_400 => string.Create(CultureInfo.InvariantCulture, $"{duration.Hours}h{duration.Minutes:00}m"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{duration.Days}d{duration.Hours:00}h"),
        };
    }
}
