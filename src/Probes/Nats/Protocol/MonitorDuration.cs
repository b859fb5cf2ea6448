using System.Buffers;
using System.Globalization;

namespace Probes.Nats.Protocol;

/// <summary>
/// Durations as Go's time.ParseDuration takes them, <c>1h30m</c> or <c>172µs</c>, and as NATS takes them beyond that, with
/// days, weeks, months of 30 days and years of 365 (jsm.go, ParseDuration).
/// </summary>
internal static class MonitorDuration
{
    private static readonly SearchValues<char> _digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, double Seconds)[] _units =
    [
        ("ns", 1e-9), ("us", 1e-6), ("\u00b5s", 1e-6), ("\u03bcs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600),
        ("d", 86400), ("D", 86400), ("w", 7 * 86400), ("W", 7 * 86400), ("M", 30 * 86400), ("y", 365 * 86400), ("Y", 365 * 86400),
    ];

    /// <param name="text">A number with a unit, or several in a row.</param>
    /// <param name="seconds">What they are together.</param>
    public static bool TryParse(string text, out double seconds)
    {
        seconds = 0;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(_digits);
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return false;
            rest = rest[digits..];
            var end = rest.IndexOfAnyInRange('0', '9');
            var unit = end < 0 ? rest : rest[..end];
            if (SecondsIn(unit) is not { } each)
                return false;
            seconds += number * each;
            rest = rest[unit.Length..];
        }

        return text.Length > 0;
    }

    private static double? SecondsIn(ReadOnlySpan<char> unit)
    {
        foreach (var (name, seconds) in _units)
        {
            if (unit.SequenceEqual(name))
                return seconds;
        }

        return null;
    }
}
