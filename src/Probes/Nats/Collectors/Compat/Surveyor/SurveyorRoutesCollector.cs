using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Collectors.Links;
using Probes.Nats.Metrics.Compat.Surveyor;
using Probes.Nats.Model.Links;

namespace Probes.Nats.Collectors.Compat.Surveyor;

/// <summary>What goes between the servers of a cluster, in the words of nats-surveyor? From 2.10 on several routes lead to one server.</summary>
internal sealed class SurveyorRoutesCollector : ICollector<NatsCollection>
{
    private static readonly Fields<LinkSum<string>> _fields = new(
        (TrafficMetrics.RouteSentMessages, routes => routes.Traffic.OutMessages),
        (TrafficMetrics.RouteSentBytes, routes => routes.Traffic.OutBytes),
        (TrafficMetrics.RouteReceivedMessages, routes => routes.Traffic.InMessages),
        (TrafficMetrics.RouteReceivedBytes, routes => routes.Traffic.InBytes),
        (TrafficMetrics.RoutePending, routes => routes.PendingBytes));

    private readonly LinkLedgers<string> _ledgers = new();

    public CollectorDescription Description { get; } =
        new("compat_surveyor_routes", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsSurveyorPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var overviews = await collection.DocumentsAsync(Questions.Varz);
        if (overviews.All(overview => overview.Value.Routes == 0))
            return;
        var names = overviews.ToDictionary(overview => overview.Server.Id, overview => overview.Server.Name);
        foreach (var (server, routez) in await collection.DocumentsAsync(Questions.Routez))
        {
            var cluster = collection.System.ClusterOf(server);
            foreach (var sum in _ledgers.Of(cluster, server.Name).Note(server.Id, RouteLinks.Of(routez, names)))
                _fields.Add(sink, sum, cluster, server.Name, server.Id, sum.Peer);
        }
    }
}
