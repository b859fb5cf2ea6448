namespace Probes.Kafka.Protocol.Messages;

/// <summary>Which mechanism will be used? v1: what follows is in SaslAuthenticate.</summary>
internal sealed record SaslHandshakeRequest(string Mechanism) : KafkaRequest<SaslHandshakeResponse>
{
    public override ApiKey Key => ApiKey.SaslHandshake;

    public override void Write(KafkaWriter writer) => writer.String(Mechanism);

    public static SaslHandshakeRequest Read(ref KafkaReader reader) => new(reader.String());

    public override SaslHandshakeResponse ReadResponse(ref KafkaReader reader) => SaslHandshakeResponse.Read(ref reader);
}
