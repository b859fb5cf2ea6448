using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Probes.Transport;

namespace Probes.Nats.Protocol.Documents;

/// <summary>
/// Reads a JSON document of the monitoring API (https://docs.nats.io/running-a-nats-service/nats_admin/monitoring). Fields that
/// are unknown are passed by, fields that are missing have their defaults: servers from 2.9 on tell more with each release.
/// </summary>
internal static class NatsDocument
{
    /// <exception cref="ProtocolException">It is no JSON, or not of that shape.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new ProtocolException("a JSON document is null");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or NotSupportedException)
        {
            throw new ProtocolException($"a JSON document cannot be read: {exception.Message}", exception);
        }
    }
}
