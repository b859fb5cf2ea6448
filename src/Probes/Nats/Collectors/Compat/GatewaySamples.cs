using Probes.Metrics;
using Probes.Nats.Metrics.Compat;
using Probes.Nats.Model.Links;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat;

/// <summary>Writes /gatewayz of one server under the names of an older exporter.</summary>
internal sealed class GatewaySamples(GatewayMetrics outbound, GatewayMetrics inbound)
{
    private readonly Fields<GatewayLink> _outbound = FieldsOf(outbound);
    private readonly Fields<GatewayLink> _inbound = FieldsOf(inbound);

    /// <param name="sink">Where to.</param>
    /// <param name="gatewayz">What the server said.</param>
    /// <param name="traffic">What went over its connections.</param>
    /// <param name="server">The two labels that name it.</param>
    public void Add(SampleSink sink, Gatewayz gatewayz, IReadOnlyDictionary<GatewayEnd, LinkTraffic> traffic, (string, string) server)
    {
        foreach (var (remote, gateway) in gatewayz.OutboundGateways ?? [])
            _outbound.Add(sink, GatewayLink.Of(gatewayz.Now, traffic.GetValueOrDefault(new GatewayEnd(remote, GatewayEnd.Outbound)), gateway), server.Item1, server.Item2, gatewayz.Name ?? "", remote);
        foreach (var (remote, gateways) in gatewayz.InboundGateways ?? [])
            _inbound.Add(sink, GatewayLink.Of(gatewayz.Now, traffic.GetValueOrDefault(new GatewayEnd(remote, GatewayEnd.Inbound)), gateways), server.Item1, server.Item2, gatewayz.Name ?? "", remote);
    }

    private static Fields<GatewayLink> FieldsOf(GatewayMetrics metrics) => new(
        (metrics.Configured, link => link.IsConfigured ? 1 : 0),
        (metrics.Start, link => Numbers.UnixSeconds(link.Start)),
        (metrics.LastActivity, link => Numbers.UnixSeconds(link.LastActivity)),
        (metrics.Uptime, link => Numbers.Seconds(link.Start, link.Now)),
        (metrics.Idle, link => Numbers.Seconds(link.LastActivity, link.Now)),
        (metrics.Rtt, link => link.Rtt),
        (metrics.PendingBytes, link => link.Connections.Sum(connection => connection.PendingBytes)),
        (metrics.InMessages, link => link.Traffic.InMessages),
        (metrics.OutMessages, link => link.Traffic.OutMessages),
        (metrics.InBytes, link => link.Traffic.InBytes),
        (metrics.OutBytes, link => link.Traffic.OutBytes),
        (metrics.Subscriptions, link => link.Connections.Sum(connection => (long)connection.Subscriptions)));
}
