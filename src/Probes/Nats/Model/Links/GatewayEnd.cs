namespace Probes.Nats.Model.Links;

/// <summary>Another cluster, and who made the connection.</summary>
internal readonly record struct GatewayEnd(string Gateway, string Direction)
{
    /// <summary>This server did.</summary>
    public const string Outbound = "outbound";

    /// <summary>The other did.</summary>
    public const string Inbound = "inbound";
}
