using Probes.Transport;

namespace Probes.Kafka.Protocol;

/// <summary>What stands before a request's body, as a broker reads it.</summary>
internal readonly record struct RequestHeader(ApiKey Key, short Version, int CorrelationId, string? ClientId)
{
    /// <summary>Reads it, and leaves the reader of the body.</summary>
    /// <exception cref="ProtocolException">It is malformed. Of a request or a version that is not spoken, the body is not read.</exception>
    public static RequestHeader Read(ReadOnlySpan<byte> frame, out KafkaReader body)
    {
        var reader = new KafkaReader(frame, 0, isFlexible: false);
        var header = new RequestHeader((ApiKey)reader.Int16(), reader.Int16(), reader.Int32(), reader.NullableString());
        var isFlexible = Api.All.TryGetValue(header.Key, out var api) && api.IsFlexible(header.Version);
        body = new KafkaReader(frame[^reader.Left..], header.Version, isFlexible);
        body.Tags();
        return header;
    }
}
