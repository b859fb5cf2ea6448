using System.Collections.Immutable;
using System.Text.Json;
using Probes.Transport;

namespace Probes.Nats.Protocol.Wire;

/// <summary>What a server says of itself, in INFO. Keys that it does not send are empty, false or 0.</summary>
internal sealed record ServerInfo
{
    public string ServerId { get; init; } = "";

    public string ServerName { get; init; } = "";

    public string Version { get; init; } = "";

    public string Cluster { get; init; } = "";

    /// <summary>Whether it knows headers (2.2 and later).</summary>
    public bool Headers { get; init; }

    /// <summary>The largest message in bytes that it takes from a client.</summary>
    public long MaxPayload { get; init; }

    public bool AuthRequired { get; init; }

    /// <summary>Whether it talks to nobody without TLS.</summary>
    public bool TlsRequired { get; init; }

    /// <summary>Whether it speaks TLS with those who begin it.</summary>
    public bool TlsAvailable { get; init; }

    /// <summary>Whether it wants a client certificate.</summary>
    public bool TlsVerify { get; init; }

    /// <summary>What users with keys sign to show that they have them; empty where no such users are configured.</summary>
    public string Nonce { get; init; } = "";

    /// <summary>Whether it is about to stop (lame duck mode), so that clients should leave.</summary>
    public bool LameDuck { get; init; }

    /// <summary>Where the servers of its cluster are reached: <c>host:port</c>.</summary>
    public ImmutableArray<string> ConnectUrls { get; init; } = [];

    /// <exception cref="ProtocolException">It is not a JSON object, or a key has another type than it must.</exception>
    public static ServerInfo Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new ServerInfo
            {
                ServerId = Text(root, "server_id"),
                ServerName = Text(root, "server_name"),
                Version = Text(root, "version"),
                Cluster = Text(root, "cluster"),
                Headers = Flag(root, "headers"),
                MaxPayload = root.TryGetProperty("max_payload", out var payload) ? payload.GetInt64() : 0,
                AuthRequired = Flag(root, "auth_required"),
                TlsRequired = Flag(root, "tls_required"),
                TlsAvailable = Flag(root, "tls_available"),
                TlsVerify = Flag(root, "tls_verify"),
                Nonce = Text(root, "nonce"),
                LameDuck = Flag(root, "ldm"),
                ConnectUrls = root.TryGetProperty("connect_urls", out var urls) && urls.ValueKind != JsonValueKind.Null
                    ? [.. urls.EnumerateArray().Select(static url => url.GetString() ?? "")]
                    : [],
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new ProtocolException("INFO is not what a NATS server says", exception);
        }
    }

    private static string Text(JsonElement root, string key) => root.TryGetProperty(key, out var value) ? value.GetString() ?? "" : "";

    private static bool Flag(JsonElement root, string key) => root.TryGetProperty(key, out var value) && value.GetBoolean();
}
