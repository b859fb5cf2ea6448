using System.Buffers;
using System.Globalization;

namespace Probes.Nats.Protocol.Documents;

/// <summary>Durations as Go prints them (time.Duration.String): <c>172µs</c>, <c>1.55ms</c>, <c>2m3.5s</c>.</summary>
internal static class GoDuration
{
    private static readonly SearchValues<char> _digits = SearchValues.Create("0123456789.");

    /// <returns>Seconds; null if it is none.</returns>
    public static double? Seconds(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var rest = text.AsSpan();
        var sum = 0.0;
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExcept(_digits);
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return null;
            rest = rest[digits..];
            var letters = rest.IndexOfAnyInRange('0', '9');
            var unit = letters < 0 ? rest : rest[..letters];
            if (UnitOf(unit) is not { } seconds)
                return null;
            sum += number * seconds;
            rest = rest[unit.Length..];
        }

        return sum;
    }

    // The micro sign is U+00B5 in Go's output; U+03BC is what it accepts too.
    private static double? UnitOf(ReadOnlySpan<char> unit) => unit switch
    {
        "h" => 3600,
        "m" => 60,
        "s" => 1,
        "ms" => 1e-3,
        "µs" or "\u03bcs" or "us" => 1e-6,
        "ns" => 1e-9,
        _ => null,
    };
}
