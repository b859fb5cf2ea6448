using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Probes.Transport;

namespace Probes.Nats.Client;

/// <summary>
/// Reads a JSON document of the monitoring API (https://docs.nats.io/running-a-nats-service/nats_admin/monitoring) as it comes,
/// so that megabytes of it are never in memory at once. Fields that are unknown are passed by, fields that are missing have
/// their defaults: servers from 2.9 on tell more with each release.
/// </summary>
internal static class NatsDocument
{
    /// <summary>A million consumers with their configuration are some 500 MB; what is larger is a mistake, or a bomb.</summary>
    public const int Largest = 1 << 29;

    /// <exception cref="ProtocolException">It is no JSON, not of that shape, or has no end.</exception>
    public static async ValueTask<T> ReadAsync<T>(Stream json, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(json, type, cancellationToken) ?? throw Null();
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw Unreadable(exception);
        }
    }

    /// <exception cref="ProtocolException">It is no JSON, not of that shape, or has no end.</exception>
    public static T Read<T>(Stream json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw Null();
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw Unreadable(exception);
        }
    }

    private static bool IsUnreadable(Exception exception) => exception is JsonException or FormatException or InvalidOperationException or NotSupportedException;

    private static ProtocolException Null() => new("a JSON document is null");

    private static ProtocolException Unreadable(Exception exception) => new($"a JSON document cannot be read: {exception.Message}", exception);
}
