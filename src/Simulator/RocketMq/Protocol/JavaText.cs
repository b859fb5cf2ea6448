using System.Globalization;

namespace Simulator.RocketMq.Protocol;

/// <summary>Numbers and hashes as Java makes them.</summary>
internal static class JavaText
{
    /// <summary>Double.toString: always a decimal point, E notation below 0.001 and from 10,000,000.</summary>
    public static string Of(double value)
    {
        var size = Math.Abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e7))
        {
            var exponent = (int)Math.Floor(Math.Log10(size));
            return Plain(value / Math.Pow(10, exponent)) + "E" + exponent.ToString(CultureInfo.InvariantCulture);
        }

        return Plain(value);
    }

    /// <summary>String.hashCode: the code a tag filter has on the wire.</summary>
    public static int HashCode(string text)
    {
        var hash = 0;
        foreach (var letter in text)
        {
            hash = unchecked((31 * hash) + letter);
        }

        return hash;
    }

    /// <summary>MixAll.humanReadableByteCount(bytes, false): "0 B", "17.1 KiB".</summary>
    public static string Bytes(long bytes)
    {
        if (bytes < 1024)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{bytes} B");
        }

        var exponent = (int)Math.Min(6, Math.Floor(Math.Log(bytes) / Math.Log(1024)));
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / Math.Pow(1024, exponent):0.0} {"KMGTPE"[exponent - 1]}iB");
    }

    private static string Plain(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }
}
