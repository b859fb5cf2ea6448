using Probes.Metrics;

namespace Probes.Nats.Metrics.JetStream;

/// <summary>The meta group's raft log on each server; from 2.10.17 on (over the system account from 2.10.26 on).</summary>
internal static class MetaRaftMetrics
{
    public static readonly Metric Term = Metric.Gauge(
        "nats_jetstream_meta_raft_term",
        "Number of elections of the meta group so far, as the server knows: one that grows often tells of a leader that is lost often.",
        "cluster", "server").From("RAFTZ: _meta_.term");

    public static readonly Metric Committed = Metric.Gauge(
        "nats_jetstream_meta_raft_committed_entries",
        "Entries of the meta group's log that the server knows to be on a majority.",
        "cluster", "server").From("RAFTZ: _meta_.committed");

    public static readonly Metric Applied = Metric.Gauge(
        "nats_jetstream_meta_raft_applied_entries",
        "Entries of the meta group's log that took effect on the server: behind the committed ones it does not know of streams that others have.",
        "cluster", "server").From("RAFTZ: _meta_.applied");

    public static readonly Metric Logged = Metric.Gauge(
        "nats_jetstream_meta_raft_logged_entries",
        "Entries in the server's log of the meta group.",
        "cluster", "server").From("RAFTZ: _meta_.pindex");

    public static readonly Metric CatchingUp = Metric.Gauge(
        "nats_jetstream_meta_raft_catching_up",
        "Whether the server is being sent what it missed of the meta group (1) or not (0).",
        "cluster", "server").From("RAFTZ: _meta_.catching_up");

    public static IReadOnlyList<Metric> All { get; } = [Term, Committed, Applied, Logged, CatchingUp];
}
