using System.Buffers.Text;
using System.Globalization;
using Probes.Metrics;

namespace BrokerExporter.Exposition;

/// <summary>
/// Values as every text format takes them: integers exactly, everything else as the shortest text that reads back as
/// the same double.
/// </summary>
internal static class NumberText
{
    /// <summary>The longest text: <c>-1.7976931348623157E+308</c> has 24 characters.</summary>
    public const int MaxLength = 32;

    // Below this, decimals of up to 15 digits are distinct doubles, so that no shorter text can mean the same one.
    private const double _exactDecimals = 1e15;

    /// <summary>Writes the value and returns its length.</summary>
    public static int Write(Sample sample, Span<byte> destination) =>
        sample.IsInteger ? Write(sample.WholeValue, destination) : Write(sample.Value, destination);

    public static int Write(long value, Span<byte> destination)
    {
        Utf8Formatter.TryFormat(value, destination, out var written);
        return written;
    }

    public static int Write(double value, Span<byte> destination)
    {
        if (Math.Abs(value) < _exactDecimals && value == Math.Truncate(value))
            return Write((long)value, destination);

        // Most fractions are milliseconds in seconds; three decimals cost a tenth of the general algorithm.
        var thousandths = Math.Round(value * 1000);
        if (Math.Abs(thousandths) < _exactDecimals && thousandths / 1000 == value)
            return WriteThousandths((long)thousandths, destination);

        if (double.IsFinite(value))
        {
            value.TryFormat(destination, out var written, "R", CultureInfo.InvariantCulture);
            return written;
        }

        var text = double.IsNaN(value) ? "NaN"u8 : value > 0 ? "+Inf"u8 : "-Inf"u8;
        text.CopyTo(destination);
        return text.Length;
    }

    private static int WriteThousandths(long value, Span<byte> destination)
    {
        var length = 0;
        if (value < 0)
        {
            destination[length++] = (byte)'-';
            value = -value;
        }

        var (whole, fraction) = Math.DivRem(value, 1000);
        length += Write(whole, destination[length..]);
        destination[length++] = (byte)'.';
        for (var unit = 100; fraction > 0; unit /= 10)
        {
            destination[length++] = (byte)('0' + (fraction / unit));
            fraction %= unit;
        }

        return length;
    }
}
