using Probes.Nats.Model.Links;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat;

/// <summary>The connections to or from one other cluster, taken together.</summary>
internal sealed record GatewayLink(bool IsConfigured, IReadOnlyList<ConnectionInfo> Connections, LinkTraffic Traffic, DateTimeOffset Now)
{
    public DateTimeOffset Start => Connections.Select(connection => connection.Start).DefaultIfEmpty().Min();

    public DateTimeOffset LastActivity => Connections.Select(connection => connection.LastActivity).DefaultIfEmpty().Max();

    public double? Rtt => Connections.Max(connection => GoDuration.Seconds(connection.Rtt));

    /// <param name="now">The server's clock when it answered.</param>
    /// <param name="traffic">What went over them, and over those that were closed.</param>
    /// <param name="gateways">One outbound gateway, or the inbound ones of one cluster.</param>
    public static GatewayLink Of(DateTimeOffset now, LinkTraffic traffic, params IReadOnlyCollection<Gatewayz.RemoteGateway> gateways) => new(
        gateways.Any(gateway => gateway.Configured), [.. gateways.Select(gateway => gateway.Connection).OfType<ConnectionInfo>()], traffic, now);
}
