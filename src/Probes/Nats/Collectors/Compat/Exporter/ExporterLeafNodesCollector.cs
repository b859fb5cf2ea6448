using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Collectors.Links;
using Probes.Nats.Metrics.Compat.Exporter;
using Probes.Nats.Model.Links;

namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>How are leaf nodes, in the words of prometheus-nats-exporter? Connections that differ in their port alone are one.</summary>
internal sealed class ExporterLeafNodesCollector : ICollector<NatsCollection>
{
    private static readonly Fields<LinkSum<(string Account, string Ip, string Name)>> _fields = new(
        (LeafMetrics.Info, _ => 1),
        (LeafMetrics.Rtt, leafs => leafs.RoundTripSeconds),
        (LeafMetrics.InMessages, leafs => leafs.Traffic.InMessages),
        (LeafMetrics.OutMessages, leafs => leafs.Traffic.OutMessages),
        (LeafMetrics.InBytes, leafs => leafs.Traffic.InBytes),
        (LeafMetrics.OutBytes, leafs => leafs.Traffic.OutBytes),
        (LeafMetrics.Subscriptions, leafs => leafs.Subscriptions));

    private readonly LinkLedgers<(string Account, string Ip, string Name)> _ledgers = new();

    public CollectorDescription Description { get; } =
        new("compat_exporter_leaf_nodes", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsExporterPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        if ((await collection.DocumentsAsync(Questions.Varz)).All(overview => overview.Value.Leafnodes == 0))
            return;
        foreach (var (server, leafz) in await collection.DocumentsAsync(Questions.Leafz))
        {
            var cluster = collection.System.ClusterOf(server);
            var admitted = (leafz.Leafs ?? []).Where(leaf => collection.System.Options.Accounts.Admits(leaf.Account ?? ""));
            foreach (var sum in LeafnodeLinks.Note(_ledgers.Of(cluster, server.Name), server.Id, admitted, leaf => (leaf.Account ?? "", leaf.Ip ?? "", leaf.Name ?? "")))
            {
                var (account, ip, name) = sum.Peer;
                _fields.Add(sink, sum, cluster, server.Name, account, account, ip, name);
            }
        }
    }
}
