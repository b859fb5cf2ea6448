using System.Globalization;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Controllers;

/// <summary>Writes what the controllers' leader knows of the replicas of one broker name.</summary>
internal static class SyncStateSamples
{
    /// <summary>
    /// Controllers know broker names and not clusters: of two clusters that have the same name, it is the one whose brokers
    /// are at the replicas' addresses.
    /// </summary>
    public static bool IsOf(BrokerGroup group, ReplicasInfo info, ClusterView view) =>
        view.AllGroups.Count(other => other.Broker == group.Broker) == 1
        || info.InSync.Concat(info.NotInSync).Any(replica => group.Members.Any(member => member.Address == replica.Address));

    public static void Add(SampleSink sink, BrokerGroup group, ReplicasInfo info, IReadOnlyList<Registry> registries)
    {
        ReadOnlySpan<string> labels = [group.Cluster, group.Broker];
        sink.Add(ControllerMetrics.InSync, info.InSync.Count, labels);
        sink.Add(ControllerMetrics.NotInSync, info.NotInSync.Count, labels);
        sink.Add(ControllerMetrics.MasterKnown, info.MasterAddress.Length > 0, labels);
        if (registries.Count > 0)
            sink.Add(ControllerMetrics.MasterAgreed, registries.All(registry => MasterOf(registry, group) == info.MasterAddress), labels);
        if (info.MasterEpoch is { } masterEpoch)
            sink.Add(ControllerMetrics.MasterEpoch, masterEpoch, labels);
        if (info.SyncStateSetEpoch is { } setEpoch)
            sink.Add(ControllerMetrics.SyncStateSetEpoch, setEpoch, labels);
        foreach (var replica in info.InSync)
            Add(sink, group, replica, isInSync: true);
        foreach (var replica in info.NotInSync)
            Add(sink, group, replica, isInSync: false);
    }

    private static void Add(SampleSink sink, BrokerGroup group, ReplicaIdentity replica, bool isInSync)
    {
        // An address is no identity, and without an id there is no other.
        if (replica.BrokerId is not { } id)
            return;
        ReadOnlySpan<string> labels = [group.Cluster, group.Broker, id.ToString(CultureInfo.InvariantCulture)];
        sink.Add(ControllerMetrics.ReplicaInSync, isInSync, labels);
        if (replica.IsAlive is { } alive)
            sink.Add(ControllerMetrics.ReplicaAlive, alive, labels);
    }

    /// <summary>"" where the name server knows no master, which is right while the controllers know none either.</summary>
    private static string MasterOf(Registry registry, BrokerGroup group) =>
        registry.Members.FirstOrDefault(member => member.IsMaster && member.Cluster == group.Cluster && member.Broker == group.Broker)?.Address ?? "";
}
