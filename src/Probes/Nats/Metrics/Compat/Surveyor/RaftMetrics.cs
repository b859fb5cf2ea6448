using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Surveyor;

/// <summary>What nats-surveyor says of the meta group's raft log, where servers are new enough to tell.</summary>
internal static class RaftMetrics
{
    public static readonly Metric Committed = Raft("committed", "Entries that a majority has; from 2.10.17 on.");

    public static readonly Metric Applied = Raft("applied", "Entries that took effect on the server; from 2.10.17 on.");

    public static readonly Metric Pindex = Raft("pindex", "Entries in the server's log; from 2.10.17 on.");

    public static IReadOnlyList<Metric> All { get; } = [Committed, Applied, Pindex];

    private static Metric Raft(string name, string help) =>
        Metric.Gauge("nats_core_raftz_meta_" + name, help, "server_id", "server_name", "cluster_name").From("/raftz, _meta_." + name);
}
