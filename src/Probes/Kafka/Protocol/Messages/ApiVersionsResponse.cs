using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>ApiVersions v0: error_code, api_keys [api_key min_version max_version].</summary>
internal sealed record ApiVersionsResponse(ErrorCode Error, ImmutableArray<ApiVersionsResponse.Range> Ranges)
{
    /// <param name="Key">A request, spoken here or not.</param>
    /// <param name="Oldest">The oldest version that the broker knows.</param>
    /// <param name="Newest">The newest.</param>
    internal readonly record struct Range(short Key, short Oldest, short Newest);

    public static ApiVersionsResponse Read(ref KafkaReader reader) => new(
        reader.Error(),
        reader.Array(static (ref KafkaReader item) => new Range(item.Int16(), item.Int16(), item.Int16())));

    public void Write(KafkaWriter writer)
    {
        writer.Error(Error);
        writer.Array(Ranges, static (item, range) =>
        {
            item.Int16(range.Key);
            item.Int16(range.Oldest);
            item.Int16(range.Newest);
        });
    }
}
