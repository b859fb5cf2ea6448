using Probes.Metrics;
using Probes.Nats.Metrics.JetStream;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>Writes who leads a stream and how its copies are. A server by itself has nothing of the kind.</summary>
internal static class StreamReplicaSamples
{
    public static void Add(SampleSink sink, StreamView stream, StreamCopy told)
    {
        if (told.Server.Cluster.Length == 0)
            return;
        ReadOnlySpan<string> labels = [stream.Cluster, stream.Account, stream.Name];
        sink.Add(StreamReplicaMetrics.Leaderless, stream.IsLeaderless, labels);
        var configured = told.Config?.NumReplicas ?? 0;
        if (configured > 0)
            sink.Add(StreamReplicaMetrics.Configured, configured, labels);
        // Only a leader knows how the others are.
        if (stream.IsLeaderless)
            return;
        sink.Add(StreamReplicaMetrics.Leader, 1L, stream.Cluster, stream.Account, stream.Name, told.Server.Name);
        if (Units.UnixTime(told.Detail.Cluster?.LeaderSince) is { } since)
            sink.Add(StreamReplicaMetrics.LeaderSince, since, labels);
        var replicas = Replicas.Of(told.Detail.Cluster);
        var health = Replicas.HealthOf(configured, replicas);
        sink.Add(StreamReplicaMetrics.Current, health.Current, labels);
        sink.Add(StreamReplicaMetrics.Offline, health.Offline, labels);
        sink.Add(StreamReplicaMetrics.Missing, health.Missing, labels);
        sink.Add(StreamReplicaMetrics.AtRisk, health.IsAtRisk, labels);
        foreach (var replica in replicas)
            Add(sink, [stream.Cluster, stream.Account, stream.Name, replica.Name ?? ""], replica);
    }

    private static void Add(SampleSink sink, ReadOnlySpan<string> labels, PeerInfo replica)
    {
        sink.Add(StreamReplicaMetrics.Lag, replica.Lag, labels);
        sink.Add(StreamReplicaMetrics.Silence, Units.Seconds(replica.Active), labels);
    }
}
