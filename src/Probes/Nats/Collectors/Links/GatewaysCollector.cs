using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics;
using Probes.Nats.Model.Links;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Links;

/// <summary>How are clusters connected with each other?</summary>
internal sealed class GatewaysCollector : ICollector<NatsCollection>
{
    private readonly LinkLedgers<GatewayEnd> _ledgers = new();

    public CollectorDescription Description { get; } = new("gateways", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var configured = (await collection.DocumentsAsync(Questions.Varz))
            .Where(server => server.Value.Gateway?.Name is { Length: > 0 })
            .ToDictionary(server => server.Server.Id, server => server.Value.Gateway!, StringComparer.Ordinal);
        if (configured.Count == 0)
            return;
        foreach (var (server, gateways) in await collection.DocumentsAsync(Questions.Gatewayz))
        {
            if (!configured.TryGetValue(server.Id, out var wanted))
                continue;
            var cluster = collection.System.ClusterOf(server);
            foreach (var (name, isThere) in Others(wanted, gateways))
                sink.Add(GatewayMetrics.Connected, isThere, cluster, server.Name, name);
            foreach (var sum in _ledgers.Of(cluster, server.Name).Note(server.Id, GatewayLinks.Of(gateways)))
                LinkSamples.AddGateway(sink, sum, cluster, server.Name, sum.Peer.Gateway, sum.Peer.Direction);
        }
    }

    // Clusters are also told of each other by others: then there is a connection without any configuration.
    private static IEnumerable<(string Name, bool IsThere)> Others(Varz.GatewayOptions wanted, Gatewayz told) =>
        (wanted.Gateways ?? []).Select(gateway => gateway.Name ?? "")
            .Concat((told.OutboundGateways ?? []).Keys)
            .Where(name => name.Length > 0 && name != wanted.Name)
            .Distinct(StringComparer.Ordinal)
            .Select(name => (name, told.OutboundGateways?.GetValueOrDefault(name)?.Connection is not null));
}
