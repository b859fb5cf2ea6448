using System.Text;

namespace BrokerExporter.Otlp;

/// <summary>
/// What a collector that took a request says that it did not take of it: <c>ExportMetricsServiceResponse.partial_success</c>
/// (opentelemetry-proto, collector/metrics/v1).
/// </summary>
/// <param name="Rejected">Points that it threw away.</param>
/// <param name="Message">Why, in its words; empty if it did not say.</param>
internal sealed record PartialSuccess(long Rejected, string Message)
{
    private static readonly PartialSuccess _all = new(0, "");

    /// <summary>Reads an answer; one that is no such message says nothing.</summary>
    public static PartialSuccess Read(ReadOnlySpan<byte> answer)
    {
        var found = _all;
        while (TryField(ref answer, out var field, out _, out var bytes))
        {
            if (field == 1)
                found = ReadPartial(bytes);
        }

        return found;
    }

    private static PartialSuccess ReadPartial(ReadOnlySpan<byte> message)
    {
        var found = _all;
        while (TryField(ref message, out var field, out var number, out var bytes))
        {
            found = field switch
            {
                1 => found with { Rejected = (long)number },
                2 => found with { Message = Encoding.UTF8.GetString(bytes) },
                _ => found,
            };
        }

        return found;
    }

    // The two wire types that occur in it; anything else ends the reading.
    private static bool TryField(ref ReadOnlySpan<byte> rest, out int field, out ulong number, out ReadOnlySpan<byte> bytes)
    {
        (field, number) = (0, 0);
        bytes = default;
        if (!TryVarint(ref rest, out var tag) || (tag & 7) is not (0 or 2) || !TryVarint(ref rest, out number))
            return false;
        field = (int)(tag >> 3);
        if ((tag & 7) == 0)
            return true;
        if (number > (ulong)rest.Length)
            return false;
        bytes = rest[..(int)number];
        rest = rest[(int)number..];
        return true;
    }

    private static bool TryVarint(ref ReadOnlySpan<byte> rest, out ulong value)
    {
        value = 0;
        for (var i = 0; i < rest.Length && i < 10; i++)
        {
            value |= (ulong)(rest[i] & 0x7F) << (7 * i);
            if (rest[i] >= 0x80)
                continue;
            rest = rest[(i + 1)..];
            return true;
        }

        return false;
    }
}
