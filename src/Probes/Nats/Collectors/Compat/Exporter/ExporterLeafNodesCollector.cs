using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics.Compat.Exporter;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>How are leaf nodes, in the words of prometheus-nats-exporter? Connections that differ in their port alone are one.</summary>
internal sealed class ExporterLeafNodesCollector : ICollector<NatsCollection>
{
    private static readonly Fields<IReadOnlyCollection<Leafz.LeafInfo>> _fields = new(
        (LeafMetrics.Info, _ => 1),
        (LeafMetrics.Rtt, leafs => leafs.Max(leaf => GoDuration.Seconds(leaf.Rtt))),
        (LeafMetrics.InMessages, leafs => leafs.Sum(leaf => leaf.InMsgs)),
        (LeafMetrics.OutMessages, leafs => leafs.Sum(leaf => leaf.OutMsgs)),
        (LeafMetrics.InBytes, leafs => leafs.Sum(leaf => leaf.InBytes)),
        (LeafMetrics.OutBytes, leafs => leafs.Sum(leaf => leaf.OutBytes)),
        (LeafMetrics.Subscriptions, leafs => leafs.Sum(leaf => (long)leaf.Subscriptions)));

    public CollectorDescription Description { get; } =
        new("compat_exporter_leaf_nodes", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsExporterPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        if ((await collection.DocumentsAsync(Questions.Varz)).All(overview => overview.Value.Leafnodes == 0))
            return;
        foreach (var (server, leafz) in await collection.DocumentsAsync(Questions.Leafz))
        {
            var admitted = (leafz.Leafs ?? []).Where(leaf => collection.System.Options.Accounts.Admits(leaf.Account ?? ""));
            foreach (var leafs in admitted.GroupBy(leaf => (Account: leaf.Account ?? "", Ip: leaf.Ip ?? "", Name: leaf.Name ?? "")))
            {
                var (account, ip, name) = leafs.Key;
                _fields.Add(sink, [.. leafs], collection.System.ClusterOf(server), server.Name, account, account, ip, name);
            }
        }
    }
}
