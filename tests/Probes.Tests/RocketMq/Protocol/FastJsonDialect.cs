using System.Text;
using System.Text.Json;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>
/// A second, slow reading of fastjson's dialect, which shares nothing with the codec: it quotes every key that is not quoted (an
/// object as a key becomes a string that holds the object) and leaves the rest to System.Text.Json.
/// </summary>
internal static class FastJsonDialect
{
    public static JsonElement Parse(ReadOnlySpan<byte> body) => JsonDocument.Parse(ToStrict(Encoding.UTF8.GetString(body))).RootElement;

    public static string ToStrict(string text)
    {
        var at = 0;
        return Value(text, ref at);
    }

    private static string Value(string text, ref int at) => text[at] switch
    {
        '{' => Container(text, ref at, '}'),
        '[' => Container(text, ref at, ']'),
        '"' => Quoted(text, ref at),
        _ => Bare(text, ref at),
    };

    private static string Container(string text, ref int at, char close)
    {
        var output = new StringBuilder().Append(text[at++]);
        while (text[at] != close)
        {
            if (text[at] == ',')
                output.Append(text[at++]);
            var value = Value(text, ref at);
            if (text[at] == ':')
            {
                output.Append(value[0] == '"' ? value : JsonSerializer.Serialize(value)).Append(text[at++]);
                value = Value(text, ref at);
            }
            output.Append(value);
        }
        return output.Append(text[at++]).ToString();
    }

    private static string Quoted(string text, ref int at)
    {
        var start = at++;
        while (text[at] != '"')
            at += text[at] == '\\' ? 2 : 1;
        return text[start..++at];
    }

    private static string Bare(string text, ref int at)
    {
        var start = at;
        while (text[at] is not (',' or ':' or '}' or ']'))
            at++;
        return text[start..at];
    }
}
