using System.Globalization;
using Probes.Nats.Model.Links;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Links;

/// <summary>The connections that /gatewayz tells of, by the other cluster and who made them.</summary>
internal static class GatewayLinks
{
    public static IEnumerable<Link<GatewayEnd>> Of(Gatewayz told) =>
    [
        .. (told.OutboundGateways ?? []).Where(entry => entry.Value.Connection is not null)
            .Select(entry => Link(entry.Key, GatewayEnd.Outbound, entry.Value.Connection!)),
        .. (told.InboundGateways ?? []).SelectMany(entry => entry.Value.Where(gateway => gateway.Connection is not null)
            .Select(gateway => Link(entry.Key, GatewayEnd.Inbound, gateway.Connection!))),
    ];

    private static Link<GatewayEnd> Link(string gateway, string direction, ConnectionInfo connection) => new(
        new GatewayEnd(gateway, direction), connection.Cid.ToString(CultureInfo.InvariantCulture),
        new LinkTraffic(connection.InMsgs, connection.OutMsgs, connection.InBytes, connection.OutBytes),
        connection.PendingBytes, GoDuration.Seconds(connection.Rtt), connection.Subscriptions);
}
