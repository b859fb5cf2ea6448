using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>Is each name server there, and which brokers does it know?</summary>
internal sealed class NameServersCollector : ICollector<RocketMqCollection>
{
    public CollectorDescription Description { get; } = new("name_servers", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var target = collection.Cluster.Context.Target;
        foreach (var (nameServer, answer) in await collection.RegistriesAsync())
        {
            sink.Add(NameServerMetrics.Up, answer.Succeeded, target, nameServer.Name);
            foreach (var (request, durations) in nameServer.Durations)
                sink.Add(durations, target, nameServer.Name, request);
            // Zeros too: an alert on their growth needs a first point.
            foreach (var kind in Enum.GetValues<FailureKind>())
                sink.Add(NameServerMetrics.RequestFailures, nameServer.FailuresOf(kind), target, nameServer.Name, kind.Label());
            if (answer.Value is { } registry)
                Add(sink, target, nameServer, registry);
        }
    }

    private static void Add(SampleSink sink, string target, NameServer nameServer, Registry registry)
    {
        if (nameServer.Version is { } version)
            sink.Add(NameServerMetrics.Info, 1L, target, nameServer.Name, version.ToString());
        foreach (var cluster in registry.Groups.GroupBy(group => group.Cluster))
        {
            var members = cluster.SelectMany(group => group.Members).ToList();
            sink.Add(NameServerMetrics.Brokers, members.Count(member => member.IsMaster), target, nameServer.Name, cluster.Key, "master");
            sink.Add(NameServerMetrics.Brokers, members.Count(member => !member.IsMaster), target, nameServer.Name, cluster.Key, "slave");
            sink.Add(NameServerMetrics.GroupsWithoutMaster, cluster.Count(group => !group.HasMaster), target, nameServer.Name, cluster.Key);
        }

        foreach (var member in registry.Members)
        {
            sink.Add(
                NameServerMetrics.BrokerRegistered, 1L, target, nameServer.Name, member.Cluster, member.Broker, BrokerLabels.IdOf(member), member.Address);
        }
    }
}
