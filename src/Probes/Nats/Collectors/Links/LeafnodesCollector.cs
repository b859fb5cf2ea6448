using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Model.Links;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Links;

/// <summary>How are servers connected with leaf nodes?</summary>
internal sealed class LeafnodesCollector : ICollector<NatsCollection>
{
    private readonly LinkLedgers<LeafnodeEnd> _ledgers = new();

    public CollectorDescription Description { get; } = new("leafnodes", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        // Leaf nodes may come at any time: those that could have some are asked too, if one is there.
        if ((await collection.DocumentsAsync(Questions.Varz)).All(server => server.Value.Leafnodes == 0))
            return;
        foreach (var (server, leafs) in await collection.DocumentsAsync(Questions.Leafz))
        {
            var cluster = collection.System.ClusterOf(server);
            var admitted = (leafs.Leafs ?? []).Where(leaf => collection.System.Options.Accounts.Admits(leaf.Account ?? ""));
            foreach (var sum in LeafnodeLinks.Note(_ledgers.Of(cluster, server.Name), server.Id, admitted, EndOf))
                LinkSamples.AddLeafnode(sink, sum, cluster, server.Name, sum.Peer.Account, sum.Peer.Leafnode);
        }
    }

    private static LeafnodeEnd EndOf(Leafz.LeafInfo leaf) => new(leaf.Account ?? "", leaf.Name is { Length: > 0 } name ? name : leaf.Ip ?? "");
}
