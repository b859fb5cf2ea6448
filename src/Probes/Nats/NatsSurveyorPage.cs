using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Metrics.Compat.Surveyor;

namespace Probes.Nats;

/// <summary>The page with the names of nats-io/nats-surveyor 0.9, and in what each of its families differs here.</summary>
internal static class NatsSurveyorPage
{
    public const string Name = "nats-surveyor";

    private const string Gauge = "a gauge";
    private const string Target = "one more label, `target`";
    private const string Cluster = "one more label, `server_cluster`";
    private const string Later = "absent from servers that do not tell it, instead of 0";
    private const string Leader = "the leader's copy alone, as with `--jsz-leaders-only`; without `raft_group`";
    private const string Survey = "It is about that program; `/metrics` has what is known of this one.";
    private const string Detailed = "It takes 2.11.5, and nothing else here needs it.";
    private const string Advisory = "It comes from messages of each account, and nothing here connects to accounts.";
    private const string NeverFilled = "The other exporter declares it and never gives it a sample.";

    public static CompatPage Page { get; } = new(Name,
    [
        .. Changed(Target, [SurveyMetrics.Up, SurveyMetrics.Surveyed]),
        CompatFamily.Changed(SurveyMetrics.Expected, $"monitoring addresses that are configured, or servers that the system knows; {Target}"),
        .. Missing(Survey, "nats_survey_", "duration_seconds", "poll_error_count", "late_replies_count", "no_replies_count", "nats_reconnects"),
        .. CoreMetrics.All.Select(Core),
        .. TrafficMetrics.All.Select(Traffic),
        .. ((IEnumerable<Metric>)[.. SurveyorGatewayMetrics.Outbound.All, .. SurveyorGatewayMetrics.Inbound.All]).Select(metric => CompatFamily.Changed(
            metric, $"without `cid` and `gateway_id`: the connections to one cluster are one series; {Kept(metric)}always there, without an option")),
        .. Changed("labels with their own values (there `server_id` has the cluster and `cluster_name` the id)", RaftMetrics.All),
        .. JetStreamMetrics.All.Select(JetStream),
        .. Missing(NeverFilled, "nats_core_jetstream_", "filestore_reserved_used_bytes", "memstore_reserved_used_bytes"),
        .. MetaGroupMetrics.All.Select(Meta),
        .. JetStreamServerMetrics.All.Select(metric => metric == JetStreamServerMetrics.StreamLeaders || metric == JetStreamServerMetrics.ConsumerLeaders
            ? CompatFamily.Changed(metric, "counted here, so that servers before 2.11.11 have it; only what the configuration admits")
            : CompatFamily.Same(metric)),
        .. AccountMetrics.All.Select(Account),
        .. Missing(
            Detailed, "nats_core_account_",
            [.. from kind in (string[])["client", "leaf", "route", "gateway"] from what in (string[])["bytes_sent", "bytes_recv", "msgs_sent", "msgs_recv"] select $"{kind}_{what}"]),
        .. AccountJetStreamMetrics.All.Select(JetStreamAccount),
        .. Missing(
            "Tiers are a matter of accounts' JWTs and are not decoded.", "nats_core_account_jetstream_tiered_",
            "memory_used", "storage_used", "memory_reserved", "storage_reserved"),
        .. StreamMetrics.All.Select(metric => CompatFamily.Changed(metric, metric == StreamMetrics.Consumers ? $"has samples (there it has none); {Leader}" : Leader)),
        .. Changed($"those without a durable name only with `ephemeral_consumers: each`; its own leader's copy alone, as with `--jsz-leaders-only`; without `raft_group`, `stream_leader`", ConsumerMetrics.All),
        .. Missing(
            Advisory, "nats_jetstream_",
            "advisory_count", "total_advisories", "unknown_advisories", "advisory_parse_errors", "api_audit", "delivery_exceeded_count",
            "delivery_terminated_count", "acknowledgement_duration", "acknowledgement_deliveries", "consumer_actions", "stream_actions",
            "snapshot_size_bytes", "snapshot_duration", "restore_created_count", "restore_size_bytes", "restore_duration",
            "consumer_leader_elected", "consumer_quorum_lost", "stream_leader_elected", "stream_quorum_lost", "consumer_nak"),
        .. Missing(
            Advisory, "nats_latency_",
            "observations_count", "observations_received_count", "observation_status_count", "observation_error_count", "service_duration",
            "total_duration", "requestor_rtt", "responder_rtt", "system_rtt"),
    ]);

    private static CompatFamily Core(Metric metric) =>
        metric == CoreMetrics.MemoryLimit ? CompatFamily.Changed(metric, Later)
        : metric == CoreMetrics.ActiveAccounts ? CompatFamily.Changed(metric, "accounts that have a client or a leaf node, counted here")
        : metric == CoreMetrics.Gateways ? CompatFamily.Changed(metric, "absent where no gateway is configured, instead of 0")
        : metric == CoreMetrics.Rtt ? CompatFamily.Changed(metric, "the time that the request for the overview took")
        : metric == CoreMetrics.TotalConnections || metric.Name.Contains("_sent_", StringComparison.Ordinal) || metric.Name.Contains("_recv_", StringComparison.Ordinal)
            ? CompatFamily.Changed(metric, Gauge)
        : CompatFamily.Same(metric);

    private static string Kept(Metric metric) =>
        ((string[])["_conn_in_", "_conn_out_", "_sent_", "_recv_"]).Any(word => metric.Name.Contains(word, StringComparison.Ordinal))
            ? "goes on counting when one of them is closed; " : "";

    private static CompatFamily Traffic(Metric metric) => CompatFamily.Changed(metric, metric.Name.Contains("_route_", StringComparison.Ordinal)
        ? $"all routes to one server together, so that `server_route_name_id` is not needed; {Kept(metric)}{Gauge}"
        : $"without `server_gateway_name_id`, which is another one after each reconnect; {Kept(metric)}{Gauge}");

    private static CompatFamily JetStream(Metric metric) =>
        metric == JetStreamMetrics.Info ? CompatFamily.Changed(metric, "without `server_host`")
        : metric == JetStreamMetrics.ApiRequests || metric == JetStreamMetrics.ApiErrors ? CompatFamily.Changed(metric, Gauge)
        : metric == JetStreamMetrics.ApiPending ? CompatFamily.Changed(metric, Later)
        : metric == JetStreamMetrics.FileReserved || metric == JetStreamMetrics.MemoryReserved || metric == JetStreamMetrics.FileSize || metric == JetStreamMetrics.MemorySize
            ? CompatFamily.Changed(metric, "absent where there is no limit, instead of 1.8e19 or -1")
        : CompatFamily.Same(metric);

    private static CompatFamily Meta(Metric metric) =>
        metric == MetaGroupMetrics.Info ? CompatFamily.Changed(metric, "absent without a meta group, instead of 0")
        : metric.Name.Contains("_snapshot_", StringComparison.Ordinal) ? CompatFamily.Changed(metric, Later)
        : CompatFamily.Same(metric);

    private static CompatFamily Account(Metric metric) => CompatFamily.Changed(metric,
        metric == AccountMetrics.Count ? Target
        : metric == AccountMetrics.Subscriptions ? Later
        : metric.Name.EndsWith("_sent", StringComparison.Ordinal) || metric.Name.EndsWith("_recv", StringComparison.Ordinal) ? $"{Gauge}; always there, without an option"
        : "always there, without an option");

    private static CompatFamily JetStreamAccount(Metric metric) => CompatFamily.Changed(metric,
        metric == AccountJetStreamMetrics.MemoryUsed || metric == AccountJetStreamMetrics.StorageUsed ? $"as the meta group's leader tells it; {Cluster}"
        : metric == AccountJetStreamMetrics.MemoryReserved || metric == AccountJetStreamMetrics.StorageReserved ? $"absent where there is no limit; {Cluster}"
        : metric == AccountJetStreamMetrics.Enabled ? $"absent without JetStream, instead of 0; {Cluster}"
        : metric == AccountJetStreamMetrics.Streams ? $"absent where there is none, instead of 0; {Cluster}"
        : metric == AccountJetStreamMetrics.Replicas ? $"as configured, also while one is missing; without `raft_group`; {Cluster}"
        : $"without `raft_group`; {Cluster}");

    private static IEnumerable<CompatFamily> Changed(string difference, params IEnumerable<Metric>[] metrics) =>
        metrics.SelectMany(group => group).Select(metric => CompatFamily.Changed(metric, difference));

    private static IEnumerable<CompatFamily> Missing(string reason, string prefix, params IEnumerable<string> names) =>
        names.Select(name => CompatFamily.Missing(prefix + name, reason));
}
