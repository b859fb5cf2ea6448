using System.Buffers.Text;
using System.Text.Json;

namespace Probes.Nats.Protocol.Wire;

/// <summary>What a user's JWT says, as far as it matters to whoever logs in with it. It is not verified: servers do that.</summary>
/// <param name="Subject">The user's public key: <c>U…</c>.</param>
/// <param name="Expires">When it ends to be valid; null: never.</param>
/// <param name="IsBearer">Whether it is enough to have it, without the key.</param>
internal sealed record UserJwt(string Subject, DateTimeOffset? Expires, bool IsBearer)
{
    // The last second of the year 9999; later ones have no DateTimeOffset.
    private const long LastSecond = 253_402_300_799;

    /// <exception cref="FormatException">It is none; nothing of it is repeated.</exception>
    public static UserJwt Read(string jwt)
    {
        var parts = jwt.Split('.');
        if (parts.Length != 3)
            throw new FormatException("not a JWT (expected three parts with dots between them)");
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            var claims = document.RootElement;
            var expires = claims.TryGetProperty("exp", out var exp) ? exp.GetInt64() : 0;
            return new UserJwt(
                claims.TryGetProperty("sub", out var subject) ? subject.GetString() ?? "" : "",
                expires > 0 ? DateTimeOffset.FromUnixTimeSeconds(Math.Min(expires, LastSecond)) : null,
                claims.TryGetProperty("nats", out var nats) && nats.ValueKind == JsonValueKind.Object
                    && nats.TryGetProperty("bearer_token", out var bearer) && bearer.ValueKind == JsonValueKind.True);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new FormatException("not a JWT (its second part is not what a user's JWT says)");
        }
    }
}
