namespace Probes.Nats.Protocol.Documents;

/// <summary>server.Gatewayz: connections to other clusters (/gatewayz, GATEWAYZ).</summary>
internal sealed record Gatewayz
{
    public string? ServerId { get; init; }

    public DateTimeOffset Now { get; init; }

    public string? Name { get; init; }

    public Dictionary<string, RemoteGateway>? OutboundGateways { get; init; }

    public Dictionary<string, RemoteGateway[]>? InboundGateways { get; init; }

    /// <summary>server.RemoteGatewayz.</summary>
    internal sealed record RemoteGateway
    {
        public bool Configured { get; init; }

        public ConnectionInfo? Connection { get; init; }
    }
}
