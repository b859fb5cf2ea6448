using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics;
using Probes.Nats.Model.Links;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Links;

/// <summary>How are the servers of a cluster connected with each other?</summary>
internal sealed class RoutesCollector : ICollector<NatsCollection>
{
    private readonly LinkLedgers<string> _ledgers = new();

    public CollectorDescription Description { get; } = new("routes", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var servers = await collection.DocumentsAsync(Questions.Varz);
        var all = servers.Select(server => server.Server).ToList();
        foreach (var (server, _) in servers.Where(server => server.Value is { Routes: 0, Cluster.Name.Length: > 0 }))
            AddMembers(sink, collection, server, [], all);
        var connected = servers.Where(server => server.Value.Routes > 0).Select(server => server.Server.Id).ToHashSet(StringComparer.Ordinal);
        if (connected.Count == 0)
            return;

        var names = all.ToDictionary(server => server.Id, server => server.Name, StringComparer.Ordinal);
        foreach (var (server, routes) in (await collection.DocumentsAsync(Questions.Routez)).Where(told => connected.Contains(told.Server.Id)))
        {
            var cluster = collection.System.ClusterOf(server);
            foreach (var peer in _ledgers.Of(cluster, server.Name).Note(server.Id, RouteLinks.Of(routes, names)))
                LinkSamples.AddRoute(sink, peer, cluster, server.Name, peer.Peer);
            AddMembers(sink, collection, server, routes.Routes ?? [], all);
        }
    }

    private static void AddMembers(
        SampleSink sink, NatsCollection collection, ServerIdentity server, Routez.RouteInfo[] routes, List<ServerIdentity> all)
    {
        var peers = routes.Select(route => route.RemoteId ?? "").Append(server.Id).ToHashSet(StringComparer.Ordinal);
        var cluster = collection.System.ClusterOf(server);
        sink.Add(RouteMetrics.Members, peers.Count, cluster, server.Name);
        var unrouted = all.Count(other => other.Cluster == server.Cluster && !peers.Contains(other.Id));
        sink.Add(RouteMetrics.Unrouted, unrouted, cluster, server.Name);
    }
}
