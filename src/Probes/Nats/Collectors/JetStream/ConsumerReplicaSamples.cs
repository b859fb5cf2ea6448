using Probes.Metrics;
using Probes.Nats.Metrics.JetStream;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>Writes who leads a consumer and how its copies are. A server by itself has nothing of the kind.</summary>
internal static class ConsumerReplicaSamples
{
    public static void Add(SampleSink sink, ConsumerView consumer, ConsumerCopy led)
    {
        if (led.Server.Cluster.Length == 0)
            return;
        var stream = consumer.Stream;
        ReadOnlySpan<string> labels = [stream.Cluster, stream.Account, stream.Name, consumer.Name];
        sink.Add(ConsumerReplicaMetrics.Leader, 1L, stream.Cluster, stream.Account, stream.Name, consumer.Name, led.Server.Name);
        var replicas = Replicas.Of(led.Detail.Cluster);
        // 0: as many as the stream has, of which the leader names all.
        var configured = led.Config is { NumReplicas: > 0 } config ? config.NumReplicas : led.Stream.Config?.NumReplicas ?? 0;
        if (replicas.Count == 0)
            return;
        var health = Replicas.HealthOf(configured, replicas);
        sink.Add(ConsumerReplicaMetrics.Current, health.Current, labels);
        sink.Add(ConsumerReplicaMetrics.Offline, health.Offline, labels);
        sink.Add(ConsumerReplicaMetrics.AtRisk, health.IsAtRisk, labels);
        sink.Add(ConsumerReplicaMetrics.Lag, replicas.Max(replica => replica.Lag), labels);
    }
}
