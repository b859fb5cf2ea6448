using System.Buffers.Text;
using System.Text;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// Writes a request's header as RemotingCommand's JSON. extFields is always there: RocketMQ 4's ACL reads it unasked.
/// </summary>
internal static class JsonHeaderWriter
{
    /// <summary>4.9.8: from 4.9.4 on a name server answers routes as strict JSON to whoever is at least that new.</summary>
    private const int Version = 409;

    /// <summary>The longest the header can get: each UTF-16 unit takes at most six bytes (\u0000).</summary>
    public static int MaxLength(RemotingRequest request)
    {
        var length = 160;
        foreach (var (name, value) in request.ExtFields)
            length = checked(length + 6 + 6 * (name.Length + value.Length));
        return length;
    }

    public static int Write(Span<byte> room, RemotingRequest request, int opaque)
    {
        var at = Append(room, 0, "{\"code\":"u8);
        at = Append(room, at, (int)request.Code);
        at = Append(room, at, ",\"extFields\":{"u8);
        for (var i = 0; i < request.ExtFields.Length; i++)
        {
            at = Append(room, at, i == 0 ? "\""u8 : ",\""u8);
            at = Append(room, at, request.ExtFields[i].Key);
            at = Append(room, at, "\":\""u8);
            at = Append(room, at, request.ExtFields[i].Value);
            at = Append(room, at, "\""u8);
        }
        at = Append(room, at, "},\"flag\":0,\"language\":\"DOTNET\",\"opaque\":"u8);
        at = Append(room, at, opaque);
        at = Append(room, at, ",\"serializeTypeCurrentRPC\":\"JSON\",\"version\":"u8);
        at = Append(room, at, Version);
        return Append(room, at, "}"u8);
    }

    private static int Append(Span<byte> room, int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(room[at..]);
        return at + text.Length;
    }

    private static int Append(Span<byte> room, int at, int number)
    {
        Utf8Formatter.TryFormat(number, room[at..], out var written);
        return at + written;
    }

    private static int Append(Span<byte> room, int at, string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            at = rune.Value switch
            {
                '"' => Append(room, at, "\\\""u8),
                '\\' => Append(room, at, "\\\\"u8),
                < 0x20 or 0x7F => AppendEscape(room, at, rune.Value),
                _ => at + rune.EncodeToUtf8(room[at..]),
            };
        }
        return at;
    }

    private static int AppendEscape(Span<byte> room, int at, int value)
    {
        at = Append(room, at, "\\u"u8);
        Utf8Formatter.TryFormat(value, room[at..], out var written, new System.Buffers.StandardFormat('x', 4));
        return at + written;
    }
}
