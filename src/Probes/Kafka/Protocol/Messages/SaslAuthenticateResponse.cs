using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>SaslAuthenticate: error_code error_message auth_bytes session_lifetime_ms(1+).</summary>
/// <param name="Error">SASL_AUTHENTICATION_FAILED: refused.</param>
/// <param name="Message">Why, in the broker's words.</param>
/// <param name="Bytes">The broker's step of the exchange.</param>
/// <param name="SessionLifetime">Milliseconds until the broker closes the connection (KIP-368); 0: never.</param>
internal sealed record SaslAuthenticateResponse(ErrorCode Error, string? Message, ImmutableArray<byte> Bytes, long SessionLifetime)
{
    public static SaslAuthenticateResponse Read(ref KafkaReader reader)
    {
        var response = new SaslAuthenticateResponse(
            reader.Error(), reader.NullableString(), [.. reader.Bytes()], reader.Version >= 1 ? reader.Int64() : 0);
        reader.Tags();
        return response;
    }

    public void Write(KafkaWriter writer)
    {
        writer.Error(Error);
        writer.String(Message);
        writer.Bytes(Bytes.AsSpan());
        if (writer.Version >= 1)
            writer.Int64(SessionLifetime);
        writer.Tags();
    }
}
