namespace Probes.Nats.Protocol.Documents;

/// <summary>server.Connz: connections, a page of them (/connz, CONNZ).</summary>
internal sealed record Connz
{
    public string? ServerId { get; init; }

    public DateTimeOffset Now { get; init; }

    /// <summary>On this page.</summary>
    public int NumConnections { get; init; }

    /// <summary>In all.</summary>
    public int Total { get; init; }

    public int Offset { get; init; }

    public int Limit { get; init; }

    public ConnectionInfo[]? Connections { get; init; }
}
