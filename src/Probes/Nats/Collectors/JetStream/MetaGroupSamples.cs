using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics.JetStream;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>Writes how the meta group of one cluster is: what each server thinks of it, and of its members what its leader knows.</summary>
internal static class MetaGroupSamples
{
    public static void Add(SampleSink sink, string cluster, IReadOnlyList<(ServerIdentity Server, Jsz Value)> told)
    {
        var leaders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (server, document) in told)
        {
            if (document.MetaCluster is not { } meta)
                continue;
            AddView(sink, [cluster, server.Name], meta);
            if (meta.Leader is not { Length: > 0 } leader)
                continue;
            leaders.Add(leader);
            sink.Add(MetaGroupMetrics.Leader, 1L, cluster, server.Name, leader);
        }

        if (told.Count > 1 && leaders.Count > 0)
            sink.Add(MetaGroupMetrics.Leaders, leaders.Count, cluster);
        // While two think that they lead, the one that is followed by more is right; that the other is wrong, the disagreement says.
        var led = told.Where(one => one.Value.MetaCluster is { } meta && meta.Leader == one.Server.Name)
            .MaxBy(one => told.Count(other => other.Value.MetaCluster?.Leader == one.Server.Name));
        foreach (var replica in (led.Value?.MetaCluster?.Replicas ?? []).DistinctBy(replica => replica.Name))
            AddReplica(sink, [cluster, replica.Name ?? ""], replica);
    }

    private static void AddView(SampleSink sink, ReadOnlySpan<string> labels, MetaClusterInfo meta)
    {
        sink.Add(MetaGroupMetrics.HasLeader, !string.IsNullOrEmpty(meta.Leader), labels);
        sink.Add(MetaGroupMetrics.Size, meta.ClusterSize, labels);
        if (meta.Pending is { } pending)
            sink.Add(MetaGroupMetrics.Pending, pending, labels);
        if (meta.Snapshot is not { } snapshot)
            return;
        sink.Add(MetaGroupMetrics.SnapshotEntries, snapshot.PendingEntries, labels);
        sink.Add(MetaGroupMetrics.SnapshotBytes, snapshot.PendingSize, labels);
        sink.Add(MetaGroupMetrics.SnapshotDuration, Units.Seconds(snapshot.LastDuration), labels);
        if (Units.UnixTime(snapshot.LastTime) is { } time)
            sink.Add(MetaGroupMetrics.SnapshotTime, time, labels);
    }

    private static void AddReplica(SampleSink sink, ReadOnlySpan<string> labels, PeerInfo replica)
    {
        sink.Add(MetaGroupMetrics.ReplicaOffline, Replicas.PeerOf(replica).IsOffline, labels);
        sink.Add(MetaGroupMetrics.ReplicaCurrent, replica.Current, labels);
        sink.Add(MetaGroupMetrics.ReplicaLag, replica.Lag, labels);
        sink.Add(MetaGroupMetrics.ReplicaSilence, Units.Seconds(replica.Active), labels);
    }
}
