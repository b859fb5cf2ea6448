namespace Dashboards.Nats;

/// <summary>Who decides where streams are.</summary>
internal static class MetaRow
{
    public static Row Create() => Row.Folded("JetStream's metadata",
        Panel.Course("Leaders named", "Different leaders that servers of one cluster name; anything but 1 lasting longer than an election is wrong.", "short",
            new Query("max by (cluster) (nats_jetstream_meta_leaders<cluster>)", "{{cluster}}")),
        Panel.States("Knows a leader", "Whether each server knows a leader.", "max by (cluster, server) (nats_jetstream_meta_has_leader<cluster,server>)", "{{server}}") with { Width = 8 },
        Panel.Course("Copies of metadata away", "Servers that the leader has not heard of.", "short",
            new Query("max by (cluster, replica) (nats_jetstream_meta_replica_offline<cluster>)", "{{replica}}")),
        Panel.Course("Copies of metadata behind", "Operations that a server's copy is behind the leader's.", "short",
            new Query("max by (cluster, replica) (nats_jetstream_meta_replica_lag_operations<cluster>)", "{{replica}}")),
        Panel.Course("Waiting operations", "Operations on metadata that wait.", "short",
            new Query("max by (cluster, server) (nats_jetstream_meta_pending_operations<cluster,server>)", "{{server}}")));
}
