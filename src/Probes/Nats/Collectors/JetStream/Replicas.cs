using Probes.Nats.Model.JetStream;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>The members of a raft group beside its leader, as its leader tells them.</summary>
internal static class Replicas
{
    public static IReadOnlyList<PeerInfo> Of(ClusterInfo? cluster) =>
        cluster?.Replicas is { Length: > 0 } replicas ? [.. replicas.DistinctBy(replica => replica.Name)] : [];

    public static RaftHealth HealthOf(int configured, IReadOnlyList<PeerInfo> replicas) =>
        RaftHealth.Of(configured, [.. replicas.Select(PeerOf)]);

    public static RaftPeer PeerOf(PeerInfo replica) =>
        new(replica.Name ?? "", replica.Current, replica.Offline, TimeSpan.FromMicroseconds(replica.Active / 1000.0));
}
