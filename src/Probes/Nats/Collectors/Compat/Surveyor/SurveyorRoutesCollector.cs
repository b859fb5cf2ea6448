using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics.Compat.Surveyor;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Surveyor;

/// <summary>What goes between the servers of a cluster, in the words of nats-surveyor? From 2.10 on several routes lead to one server.</summary>
internal sealed class SurveyorRoutesCollector : ICollector<NatsCollection>
{
    private static readonly Fields<IReadOnlyCollection<Routez.RouteInfo>> _fields = new(
        (TrafficMetrics.RouteSentMessages, routes => routes.Sum(route => route.OutMsgs)),
        (TrafficMetrics.RouteSentBytes, routes => routes.Sum(route => route.OutBytes)),
        (TrafficMetrics.RouteReceivedMessages, routes => routes.Sum(route => route.InMsgs)),
        (TrafficMetrics.RouteReceivedBytes, routes => routes.Sum(route => route.InBytes)),
        (TrafficMetrics.RoutePending, routes => routes.Sum(route => route.PendingSize)));

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
            foreach (var routes in (routez.Routes ?? []).GroupBy(route => NameOf(route, names)))
                _fields.Add(sink, [.. routes], collection.System.ClusterOf(server), server.Name, server.Id, routes.Key);
        }
    }

    // Before 2.9.16 a route tells the other server's id alone.
    private static string NameOf(Routez.RouteInfo route, Dictionary<string, string> names) =>
        route.RemoteName ?? names.GetValueOrDefault(route.RemoteId ?? "") ?? route.RemoteId ?? "";
}
