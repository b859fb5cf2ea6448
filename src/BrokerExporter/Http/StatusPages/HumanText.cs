using System.Globalization;

namespace BrokerExporter.Http.StatusPages;

/// <summary>Numbers as people read them. What is not known is a dash.</summary>
internal static class HumanText
{
    public const string Unknown = "–";

    private static readonly string[] _sizes = ["B", "KiB", "MiB", "GiB", "TiB"];

    /// <summary><c>12,345</c>.</summary>
    public static string Count(double? value) => value is { } known ? known.ToString("#,0.###", CultureInfo.InvariantCulture) : Unknown;

    /// <summary><c>0</c>, <c>0.25/s</c>, <c>1,234/s</c>.</summary>
    public static string Rate(double? perSecond) => perSecond switch
    {
        null => Unknown,
        0 => "0",
        { } rate when Math.Abs(rate) < 0.01 => "< 0.01/s",
        { } rate => rate.ToString(Math.Abs(rate) < 10 ? "0.##" : "#,0", CultureInfo.InvariantCulture) + "/s",
    };

    /// <summary>Two units at most: <c>850 ms</c>, <c>4 s</c>, <c>3 min 20 s</c>, <c>2 h</c>, <c>5 d 3 h</c>.</summary>
    public static string Duration(TimeSpan? duration)
    {
        if (duration is not { } time)
            return Unknown;
        if (time < TimeSpan.Zero)
            time = TimeSpan.Zero;
        if (time == TimeSpan.Zero)
            return "0 s";
        if (time < TimeSpan.FromMilliseconds(1))
            return "< 1 ms";
        if (time < TimeSpan.FromSeconds(1))
            return string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalMilliseconds)} ms");
        if (time < TimeSpan.FromMinutes(1))
            return Units(time.Seconds, "s", 0, "");
        if (time < TimeSpan.FromHours(1))
            return Units(time.Minutes, "min", time.Seconds, "s");
        return time < TimeSpan.FromDays(1) ? Units(time.Hours, "h", time.Minutes, "min") : Units(time.Days, "d", time.Hours, "h");
    }

    /// <summary>Of a number of seconds, which may be beyond what is a time.</summary>
    public static string Seconds(double? seconds) => seconds switch
    {
        null => Unknown,
        > 100L * 365 * 86400 => "> 100 years",
        { } known => Duration(TimeSpan.FromSeconds(known)),
    };

    /// <summary>How long until nothing waits any more.</summary>
    public static string Drain(double? seconds) => seconds switch
    {
        0 => Unknown,
        double.PositiveInfinity => "not shrinking",
        _ => Seconds(seconds),
    };

    /// <summary><c>38 MiB</c>.</summary>
    public static string Bytes(double? bytes)
    {
        if (bytes is not { } size)
            return Unknown;
        var unit = 0;
        while (size >= 1024 && unit < _sizes.Length - 1)
            (size, unit) = (size / 1024, unit + 1);
        return size.ToString(size < 10 && unit > 0 ? "0.#" : "0", CultureInfo.InvariantCulture) + " " + _sizes[unit];
    }

    private static string Units(int large, string largeUnit, int small, string smallUnit) =>
        small == 0 ? Unit(large, largeUnit) : Unit(large, largeUnit) + " " + Unit(small, smallUnit);

    private static string Unit(int number, string unit) => number.ToString(CultureInfo.InvariantCulture) + " " + unit;
}
