using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>One step of the mechanism's exchange.</summary>
internal sealed record SaslAuthenticateRequest(ImmutableArray<byte> Bytes) : KafkaRequest<SaslAuthenticateResponse>
{
    public override ApiKey Key => ApiKey.SaslAuthenticate;

    public override void Write(KafkaWriter writer)
    {
        writer.Bytes(Bytes.AsSpan());
        writer.Tags();
    }

    public static SaslAuthenticateRequest Read(ref KafkaReader reader)
    {
        var request = new SaslAuthenticateRequest([.. reader.Bytes()]);
        reader.Tags();
        return request;
    }

    public override SaslAuthenticateResponse ReadResponse(ref KafkaReader reader) => SaslAuthenticateResponse.Read(ref reader);

    /// <summary>Without the bytes, which may be a password.</summary>
    public override string ToString() => nameof(SaslAuthenticateRequest);
}
