using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Simulator.RocketMq.Protocol;

/// <summary>
/// Writes one reply frame after the other into a buffer: int32 length, int32 type and header length, header, body.
/// Bodies are written by hand because fastjson's are no JSON (bare integer keys, object keys).
/// </summary>
internal sealed class ReplyWriter(PooledBuffer buffer, ReplyDialect dialect)
{
    private int frameStart;

    public Flavor Flavor => dialect.Flavor;

    public void Begin(RemotingRequest request, int code = ResponseCode.Success, string? remark = null, KeyValuePair<string, string>[]? extFields = null) =>
        Begin(request, dialect.HeaderTypeOf(request), code, remark, extFields);

    /// <summary>Errors thrown inside a 4.9 processor are JSON even if the request was binary.</summary>
    public void BeginThrown(RemotingRequest request, string remark) =>
        Begin(request, dialect.AlwaysBinary ? HeaderType.RocketMq : HeaderType.Json, ResponseCode.SystemError, remark, null);

    /// <summary>Patches the frame's length once the body is written.</summary>
    public void End() =>
        BinaryPrimitives.WriteInt32BigEndian(buffer.At(frameStart), buffer.Length - frameStart - 4);

    public ReplyWriter Raw(ReadOnlySpan<byte> utf8)
    {
        buffer.Append(utf8);
        return this;
    }

    public ReplyWriter Text(string text)
    {
        var room = buffer.Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        buffer.Advance(Encoding.UTF8.GetBytes(text, room));
        return this;
    }

    /// <summary>A quoted string. Names are nearly always plain.</summary>
    public ReplyWriter Quoted(string text) => Raw("\""u8).Text(text.AsSpan().IndexOfAny("\\\"\n\r\t") < 0 ? text : Escape(text)).Raw("\""u8);

    /// <summary>As fastjson writes what must not stand in a string.</summary>
    public static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal);

    public ReplyWriter Number(long value)
    {
        value.TryFormat(buffer.Room(20), out var written, default, CultureInfo.InvariantCulture);
        buffer.Advance(written);
        return this;
    }

    public ReplyWriter Number(double value) => Text(JavaText.Of(value));

    public ReplyWriter Truth(bool value) => Raw(value ? "true"u8 : "false"u8);

    private void Begin(RemotingRequest request, HeaderType type, int code, string? remark, KeyValuePair<string, string>[]? extFields)
    {
        frameStart = buffer.Length;
        buffer.Room(8);
        buffer.Advance(8);
        if (type == HeaderType.Json)
        {
            ReplyHeaders.WriteJson(this, request.Opaque, dialect.Version, code, remark, extFields);
        }
        else
        {
            ReplyHeaders.WriteBinary(buffer, request.Opaque, dialect.Version, code, remark, extFields ?? []);
        }

        var headerLength = buffer.Length - frameStart - 8;
        BinaryPrimitives.WriteInt32BigEndian(buffer.At(frameStart + 4), ((int)type << 24) | headerLength);
    }
}
