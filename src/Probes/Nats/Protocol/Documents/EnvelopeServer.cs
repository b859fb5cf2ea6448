using System.Text.Json.Serialization;

namespace Probes.Nats.Protocol.Documents;

/// <summary>Who answered the system account (server.ServerInfo).</summary>
internal sealed record EnvelopeServer
{
    /// <summary>The server's public key; another one after each restart.</summary>
    public string? Id { get; init; }

    /// <summary>What it is called in its configuration; its id if in none.</summary>
    public string? Name { get; init; }

    public string? Cluster { get; init; }

    [JsonPropertyName("ver")]
    public string? Version { get; init; }
}
