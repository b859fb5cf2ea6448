using System.Buffers;
using System.Globalization;

namespace Probes.Nats.Protocol;

/// <summary>
/// A duration as Go writes it (time.Duration.String): <c>172µs</c>, <c>1.55ms</c>, <c>2m3.5s</c>, <c>1h0m0s</c>. The
/// micro sign is U+00B5; U+03BC and u are read too.
/// </summary>
internal static class GoDuration
{
    private static readonly SearchValues<char> _digits = SearchValues.Create("0123456789.");

    /// <summary>Seconds; null if it is no such text.</summary>
    public static double? Seconds(string? text)
    {
        var rest = text.AsSpan();
        if (rest is "0")
            return 0;
        if (rest.Length == 0)
            return null;
        var sum = 0.0;
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExcept(_digits);
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return null;
            rest = rest[digits..];
            var letters = rest.IndexOfAny(_digits);
            var unit = letters < 0 ? rest : rest[..letters];
            if (Unit(unit) is not { } seconds)
                return null;
            sum += number * seconds;
            rest = rest[unit.Length..];
        }

        return sum;
    }

    private static double? Unit(ReadOnlySpan<char> unit) => unit switch
    {
        "ns" => 1e-9,
        "µs" or "μs" or "us" => 1e-6,
        "ms" => 1e-3,
        "s" => 1,
        "m" => 60,
        "h" => 3600,
        _ => null,
    };
}
