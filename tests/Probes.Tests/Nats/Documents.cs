using System.Text.Json.Serialization.Metadata;
using Probes.Nats.Client;

namespace Probes.Tests.Nats;

/// <summary>Documents that a test has in memory.</summary>
internal static class Documents
{
    public static T Read<T>(byte[] json, JsonTypeInfo<T> type)
        where T : class
    {
        using var stream = new MemoryStream(json, writable: false);
        return NatsDocument.Read(stream, type);
    }
}
