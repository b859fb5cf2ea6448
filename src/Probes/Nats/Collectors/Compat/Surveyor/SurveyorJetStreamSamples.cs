using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics.Compat.Surveyor;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Surveyor;

/// <summary>JetStream in a server's overview, and the meta group as that server sees it.</summary>
internal static class SurveyorJetStreamSamples
{
    /// <summary>What nats-surveyor writes for a domain without a name, which is a name that no domain can have.</summary>
    private const string NoDomain = "Default";

    private static readonly Fields<JetStreamVarz> _fields = new(
        (JetStreamMetrics.FileSize, js => js.Config is { } config ? Numbers.Limit(config.MaxStorage) : null),
        (JetStreamMetrics.FileUsed, js => js.Stats?.Storage),
        (JetStreamMetrics.FileReserved, js => js.Stats is { } stats ? Numbers.Limit(stats.ReservedStorage) : null),
        (JetStreamMetrics.MemorySize, js => js.Config is { } config ? Numbers.Limit(config.MaxMemory) : null),
        (JetStreamMetrics.MemoryUsed, js => js.Stats?.Memory),
        (JetStreamMetrics.MemoryReserved, js => js.Stats is { } stats ? Numbers.Limit(stats.ReservedMemory) : null),
        (JetStreamMetrics.Accounts, js => js.Stats?.Accounts),
        (JetStreamMetrics.HaAssets, js => js.Stats?.HaAssets),
        (JetStreamMetrics.ApiRequests, js => js.Stats?.Api?.Total),
        (JetStreamMetrics.ApiErrors, js => js.Stats?.Api?.Errors),
        (JetStreamMetrics.ApiPending, js => js.Meta?.Pending));

    private static readonly Fields<MetaClusterInfo> _meta = new(
        (MetaGroupMetrics.Size, meta => meta.ClusterSize),
        (MetaGroupMetrics.Replicas, meta => meta.Replicas?.Length ?? 0),
        (MetaGroupMetrics.SnapshotEntries, meta => meta.Snapshot?.PendingEntries),
        (MetaGroupMetrics.SnapshotBytes, meta => meta.Snapshot?.PendingSize),
        (MetaGroupMetrics.SnapshotDuration, meta => meta.Snapshot?.LastDuration / 1e9),
        (MetaGroupMetrics.SnapshotTime, meta => meta.Snapshot is { } snapshot ? Numbers.UnixSeconds(snapshot.LastTime) : null));

    private static readonly Fields<PeerInfo> _peer = new(
        (MetaGroupMetrics.Active, peer => peer.Active),
        (MetaGroupMetrics.Current, peer => peer.Current ? 1 : 0),
        (MetaGroupMetrics.Offline, peer => peer.Offline ? 1 : 0));

    public static void Add(SampleSink sink, string cluster, ServerIdentity server, Varz varz)
    {
        var jetStream = varz.Jetstream is { Config: not null } known ? known : null;
        var domain = jetStream?.Config?.Domain is { Length: > 0 } named ? named : NoDomain;
        sink.Add(JetStreamMetrics.Info, 1, server.Name, server.Id, cluster, domain, server.Version, jetStream is null ? "false" : "true");
        sink.Add(JetStreamMetrics.Enabled, jetStream is not null, server.Id, server.Name, cluster);
        if (jetStream is null)
            return;
        _fields.Add(sink, jetStream, server.Id, server.Name, cluster);
        if (jetStream.Meta is { } meta)
            AddMeta(sink, meta, domain, cluster, server);
    }

    private static void AddMeta(SampleSink sink, MetaClusterInfo meta, string domain, string cluster, ServerIdentity server)
    {
        sink.Add(MetaGroupMetrics.Info, 1, server.Id, server.Name, cluster, domain, "_meta_", meta.Leader ?? "");
        sink.Add(MetaGroupMetrics.Leader, meta.Leader == server.Name, server.Id, server.Name, cluster);
        _meta.Add(sink, meta, server.Id, server.Name, cluster);
        foreach (var peer in meta.Replicas ?? [])
            _peer.Add(sink, peer, server.Id, server.Name, cluster, peer.Name ?? peer.Peer ?? "");
    }
}
