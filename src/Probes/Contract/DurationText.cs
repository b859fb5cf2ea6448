using System.Globalization;
using System.Text;

namespace Probes.Contract;

/// <summary>Durations as Prometheus writes them: <c>500ms</c>, <c>10s</c>, <c>1m30s</c>, <c>1h</c>, <c>2d</c>; <c>0</c> is zero.</summary>
public static class DurationText
{
    private static readonly (string Suffix, long Milliseconds)[] _units =
        [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (text == "0")
            return true;

        var rest = text.AsSpan();
        var total = 0L;
        // Units come in this order, each at most once.
        foreach (var (suffix, milliseconds) in _units)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || !IsUnit(rest[digits..], suffix))
                continue;
            if (!int.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return false;
            total += count * milliseconds;
            rest = rest[(digits + suffix.Length)..];
        }

        if (total > TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMillisecond)
            return false;
        duration = TimeSpan.FromTicks(total * TimeSpan.TicksPerMillisecond);
        return rest.IsEmpty && text.Length > 0;
    }

    /// <summary>The shortest text that reads back as the same duration.</summary>
    public static string Format(TimeSpan duration)
    {
        var left = duration.Ticks / TimeSpan.TicksPerMillisecond;
        if (left == 0)
            return "0s";
        var text = new StringBuilder();
        foreach (var (suffix, milliseconds) in _units)
        {
            if (left / milliseconds is var count and > 0)
                text.Append(CultureInfo.InvariantCulture, $"{count}{suffix}");
            left %= milliseconds;
        }

        return text.ToString();
    }

    // "m" must not take the first letter of "ms".
    private static bool IsUnit(ReadOnlySpan<char> rest, string suffix) =>
        rest.StartsWith(suffix, StringComparison.Ordinal) && !(suffix == "m" && rest.StartsWith("ms", StringComparison.Ordinal));
}
