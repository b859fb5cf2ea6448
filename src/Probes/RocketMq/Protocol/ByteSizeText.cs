using System.Globalization;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// Sizes as a broker prints them for people, "0 B" or "10.4 KiB": MixAll.humanReadableByteCount in apache/rocketmq, one
/// decimal, so exact to a twentieth of the unit. The decimal sign is that of the broker's locale.
/// </summary>
internal static class ByteSizeText
{
    private const string Powers = "KMGTPE";

    /// <summary>Bytes; null when the text is not a size.</summary>
    public static long? Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var blank = text.IndexOf(' ');
        if (blank <= 0 || Scale(text[(blank + 1)..].Trim()) is not { } scale)
            return null;
        Span<char> number = stackalloc char[32];
        if (blank > number.Length)
            return null;
        text[..blank].Replace(number, ',', '.');
        if (!double.TryParse(number[..blank], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
            return null;
        var bytes = count * scale;
        return Math.Abs(bytes) < long.MaxValue ? (long)Math.Round(bytes) : null;
    }

    // "KiB" counts by 1024; "kB" (the same method's other form) by 1000.
    private static double? Scale(ReadOnlySpan<char> unit)
    {
        if (unit is "B")
            return 1;
        if (unit.Length is < 2 or > 3 || unit[^1] != 'B' || (unit.Length == 3 && unit[1] != 'i'))
            return null;
        var power = Powers.IndexOf(char.ToUpperInvariant(unit[0]), StringComparison.Ordinal) + 1;
        return power == 0 ? null : Math.Pow(unit.Length == 3 ? 1024 : 1000, power);
    }
}
