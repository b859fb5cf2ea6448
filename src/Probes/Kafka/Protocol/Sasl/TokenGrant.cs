using System.Text.Json;
using Probes.Transport;

namespace Probes.Kafka.Protocol.Sasl;

/// <summary>A token endpoint's answer (RFC 6749, section 5.1). Printed, it does not show the token.</summary>
internal sealed class TokenGrant(string accessToken, double? lifetimeSeconds)
{
    public string AccessToken => accessToken;

    /// <summary>Null: the endpoint does not say, and the token is good for one use.</summary>
    public double? LifetimeSeconds => lifetimeSeconds;

    /// <exception cref="ProtocolException">There is no token in it.</exception>
    public static TokenGrant Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (TextOf(root, "access_token") is not { Length: > 0 } token)
                throw new ProtocolException("there is no access_token in the answer");
            return new TokenGrant(token, root.TryGetProperty("expires_in", out var seconds) ? SecondsOf(seconds) : null);
        }
        catch (JsonException exception)
        {
            throw new ProtocolException("the answer is not JSON", exception);
        }
    }

    /// <summary>The error code and its description in a refusal (section 5.2); null if there is none.</summary>
    public static string? ErrorIn(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var (error, description) = (TextOf(document.RootElement, "error"), TextOf(document.RootElement, "error_description"));
            return error is null ? null : description is null ? error : $"{error}: {description}";
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Some issuers write the number as a text.
    private static double? SecondsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var seconds) && seconds is > 0 and < 1e9 => seconds,
        JsonValueKind.String when double.TryParse(value.GetString(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and < 1e9 => seconds,
        _ => null,
    };
}
