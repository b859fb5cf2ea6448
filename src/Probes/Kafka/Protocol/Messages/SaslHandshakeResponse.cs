using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>SaslHandshake v1: error_code mechanisms, those that the broker would take.</summary>
internal sealed record SaslHandshakeResponse(ErrorCode Error, ImmutableArray<string> Mechanisms)
{
    public static SaslHandshakeResponse Read(ref KafkaReader reader) => new(reader.Error(), reader.Strings());

    public void Write(KafkaWriter writer)
    {
        writer.Error(Error);
        writer.Strings(Mechanisms);
    }
}
