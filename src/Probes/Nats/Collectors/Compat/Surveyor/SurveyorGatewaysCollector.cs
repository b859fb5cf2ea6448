using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Metrics.Compat.Surveyor;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Surveyor;

/// <summary>What goes between clusters, in the words of nats-surveyor?</summary>
internal sealed class SurveyorGatewaysCollector : ICollector<NatsCollection>
{
    private static readonly GatewaySamples _samples = new(SurveyorGatewayMetrics.Outbound, SurveyorGatewayMetrics.Inbound);

    // What STATSZ has: sent over our connection, received over those of the other cluster.
    private static readonly Fields<(GatewayLink Out, GatewayLink In)> _fields = new(
        (TrafficMetrics.GatewaySentMessages, links => links.Out.Connections.Sum(connection => connection.OutMsgs)),
        (TrafficMetrics.GatewaySentBytes, links => links.Out.Connections.Sum(connection => connection.OutBytes)),
        (TrafficMetrics.GatewayReceivedMessages, links => links.In.Connections.Sum(connection => connection.InMsgs)),
        (TrafficMetrics.GatewayReceivedBytes, links => links.In.Connections.Sum(connection => connection.InBytes)),
        (TrafficMetrics.GatewayInbound, links => links.In.Connections.Count));

    public CollectorDescription Description { get; } =
        new("compat_surveyor_gateways", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsSurveyorPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        foreach (var (server, gatewayz) in await GatewayQuestion.AskAsync(collection))
        {
            var cluster = collection.System.ClusterOf(server);
            _samples.Add(sink, gatewayz, (server.Id, server.Name));
            sink.Add(CoreMetrics.Gateways, gatewayz.OutboundGateways?.Count ?? 0, cluster, server.Name, server.Id);
            foreach (var (remote, gateway) in gatewayz.OutboundGateways ?? [])
            {
                var inbound = gatewayz.InboundGateways?.GetValueOrDefault(remote) ?? [];
                _fields.Add(
                    sink, (GatewayLink.Of(gatewayz.Now, gateway), GatewayLink.Of(gatewayz.Now, inbound)), cluster, server.Name, server.Id, remote);
            }
        }
    }
}
