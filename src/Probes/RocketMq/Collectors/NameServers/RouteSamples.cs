using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>Writes what the routes of each name server say by themselves.</summary>
internal static class RouteSamples
{
    public static void Add(SampleSink sink, string target, NameServerComparison comparison, bool isWhole)
    {
        foreach (var nameServer in comparison.NameServers)
        {
            var health = comparison.Health[nameServer.Name];
            sink.Add(RouteMetrics.KnownRoutes, health.Known, target, nameServer.Name);
            if (health.Known == 0)
                continue;
            sink.Add(RouteMetrics.UnwritableTopics, health.Unwritable.Length, target, nameServer.Name);
            foreach (var topic in health.Unwritable.Take(DivergenceSamples.Named))
                sink.Add(RouteMetrics.UnwritableTopic, 1L, target, nameServer.Name, topic);
            sink.Add(RouteMetrics.MasterlessTopics, health.Masterless, target, nameServer.Name);
            // Only a broker can tell that it would take writes; of those that others ask nothing is known here.
            if (isWhole)
                AddWiped(sink, target, nameServer, comparison);
        }

        if (comparison is { OldestRoute: { } age, NameServers.Count: > 0 })
            sink.Add(RouteMetrics.OldestRouteAge, Math.Max(0, age.TotalSeconds), target);
        foreach (var ((cluster, broker), isActing) in comparison.ActingMasters)
            sink.Add(RouteMetrics.ActingMaster, isActing, cluster, broker);
    }

    // Zeros too, but only for brokers that told what they tell name servers: of others it is not known.
    private static void AddWiped(SampleSink sink, string target, NameServerTables nameServer, NameServerComparison comparison)
    {
        var wiped = comparison.Wiped.Where(entry => entry.NameServer == nameServer.Name).CountBy(entry => entry.Broker).ToDictionary();
        foreach (var group in nameServer.Registry.Groups.Where(group => group.HasMaster && comparison.Brokers.KnowsPermissionOf(group.Broker)))
            sink.Add(RouteMetrics.WipedTopics, wiped.GetValueOrDefault(group.Broker), target, nameServer.Name, group.Cluster, group.Broker);
    }
}
