using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Metrics.Compat.Surveyor;
using Probes.Nats.Model.Links;

namespace Probes.Nats.Collectors.Compat.Surveyor;

/// <summary>What goes between clusters, in the words of nats-surveyor?</summary>
internal sealed class SurveyorGatewaysCollector : ICollector<NatsCollection>
{
    private static readonly GatewaySamples _samples = new(SurveyorGatewayMetrics.Outbound, SurveyorGatewayMetrics.Inbound);

    // What STATSZ has: sent over our connection, received over those of the other cluster.
    private static readonly Fields<(LinkTraffic Out, LinkTraffic In)> _fields = new(
        (TrafficMetrics.GatewaySentMessages, links => links.Out.OutMessages),
        (TrafficMetrics.GatewaySentBytes, links => links.Out.OutBytes),
        (TrafficMetrics.GatewayReceivedMessages, links => links.In.InMessages),
        (TrafficMetrics.GatewayReceivedBytes, links => links.In.InBytes));

    private readonly GatewayQuestion _question = new();

    public CollectorDescription Description { get; } =
        new("compat_surveyor_gateways", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsSurveyorPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        foreach (var (server, gatewayz, traffic) in await _question.AskAsync(collection))
        {
            var cluster = collection.System.ClusterOf(server);
            _samples.Add(sink, gatewayz, traffic, (server.Id, server.Name));
            sink.Add(CoreMetrics.Gateways, gatewayz.OutboundGateways?.Count ?? 0, cluster, server.Name, server.Id);
            foreach (var remote in (gatewayz.OutboundGateways ?? []).Keys)
            {
                LinkTraffic Over(string direction) => traffic.GetValueOrDefault(new GatewayEnd(remote, direction));
                _fields.Add(sink, (Over(GatewayEnd.Outbound), Over(GatewayEnd.Inbound)), cluster, server.Name, server.Id, remote);
                var inbound = gatewayz.InboundGateways?.GetValueOrDefault(remote) ?? [];
                sink.Add(TrafficMetrics.GatewayInbound, inbound.Count(gateway => gateway.Connection is not null), cluster, server.Name, server.Id, remote);
            }
        }
    }
}
