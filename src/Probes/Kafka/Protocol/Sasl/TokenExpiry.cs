using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Probes.Kafka.Protocol.Sasl;

/// <summary>
/// When a token ends, if it is one that says so (RFC 7519, section 4.1.4). Its signature is not checked: that is the broker's affair, which
/// has the last word; this is for the sentence that says why it refused.
/// </summary>
internal static class TokenExpiry
{
    /// <returns>Null: the token does not say.</returns>
    public static DateTimeOffset? Of(string token)
    {
        if (token.Split('.') is not { Length: 3 } parts)
            return null;
        try
        {
            var reader = new Utf8JsonReader(Base64Url.DecodeFromUtf8(Encoding.UTF8.GetBytes(parts[1])));
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("exp"u8) && reader.Read())
                    return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var seconds) && seconds is > 0 and < 1e11
                        ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
                        : null;
            }
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            // It is none of those that say so.
        }

        return null;
    }
}
