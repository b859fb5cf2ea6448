using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Simulator.Kafka.Security;

/// <summary>
/// RFC 7628 with unsigned JSON web tokens (OAuthBearerSaslServer and OAuthBearerUnsecuredValidatorCallbackHandler): a token that is not taken
/// is answered by a JSON error without an error code, and only the client's 0x01 after it by the failure.
/// </summary>
internal sealed class OAuthBearerExchange(TimeProvider time) : ISaslExchange
{
    private const string Refusal = """{"status":"invalid_token"}""";

    private bool hasRefused;

    public SaslStep Next(ReadOnlySpan<byte> step)
    {
        if (hasRefused)
        {
            return SaslStep.Refused(step is [0x01] ? Refusal : "Received response, but expected end of the exchange");
        }

        // n,,^Aauth=Bearer token^A^A
        var parts = Encoding.UTF8.GetString(step).Split('\x01');
        const string scheme = "auth=Bearer ";
        if (parts.FirstOrDefault(part => part.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) is not { } bearer || !parts[0].StartsWith("n,", StringComparison.Ordinal))
        {
            return SaslStep.Refused("Invalid OAUTHBEARER client first message");
        }

        if (Expiry(bearer[scheme.Length..]) is { } expires && expires > time.GetUtcNow())
        {
            return new SaslStep([], IsDone: true) { Expires = expires };
        }

        hasRefused = true;
        return new SaslStep(Encoding.UTF8.GetBytes(Refusal));
    }

    // Null: it is no unsigned token with a subject and an end.
    private static DateTimeOffset? Expiry(string token)
    {
        try
        {
            if (token.Split('.') is not [var header, var claims, ""])
            {
                return null;
            }

            using var head = JsonDocument.Parse(Base64Url.DecodeFromChars(header));
            using var body = JsonDocument.Parse(Base64Url.DecodeFromChars(claims));
            return head.RootElement.GetProperty("alg").GetString() == "none" && body.RootElement.GetProperty("sub").GetString() is { Length: > 0 }
                ? DateTimeOffset.FromUnixTimeMilliseconds((long)(body.RootElement.GetProperty("exp").GetDouble() * 1000))
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
