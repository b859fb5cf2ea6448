using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Probes.Transport;

namespace Probes.Kafka.Protocol.Sasl;

/// <summary>
/// OAUTHBEARER (RFC 7628): gs2-header kvsep "auth=Bearer " token kvsep kvsep, kvsep being 0x01. A server that does not take the token says
/// why in JSON, is answered with a kvsep, and only then ends the exchange with an error (section 3.2.3).
/// </summary>
internal sealed class OAuthBearerExchange(string token) : SaslExchange
{
    private const byte Separator = 1;

    private string? _refusal;

    public override string Mechanism => "OAUTHBEARER";

    /// <summary>What the server had against the token, such as <c>invalid_token</c>; null: nothing, so far.</summary>
    public string? Refusal => _refusal;

    public override ImmutableArray<byte> First() => [.. Encoding.UTF8.GetBytes($"n,,\u0001auth=Bearer {token}\u0001\u0001")];

    public override ImmutableArray<byte>? Next(ReadOnlySpan<byte> challenge)
    {
        if (_refusal is not null)
            throw new SaslException($"the token is refused ({_refusal})");
        if (challenge.IsEmpty)
            return null;
        _refusal = StatusIn(challenge);
        return [Separator];
    }

    private static string StatusIn(ReadOnlySpan<byte> challenge)
    {
        try
        {
            var reader = new Utf8JsonReader(challenge);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("status"u8) && reader.Read()
                    && reader.TokenType == JsonTokenType.String)
                    return Shortened(reader.GetString()!);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ProtocolException("the answer to a token is not JSON (RFC 7628, section 3.2.2)", exception);
        }

        return "no reason given";
    }

    private static string Shortened(string status) =>
        new([.. status.Where(static letter => !char.IsControl(letter)).Take(80)]);
}
