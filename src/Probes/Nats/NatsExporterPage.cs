using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Metrics.Compat.Exporter;

namespace Probes.Nats;

/// <summary>
/// The page with the names of nats-io/prometheus-nats-exporter 0.20 under its default prefixes, and in what each of its
/// families differs here.
/// </summary>
internal static class NatsExporterPage
{
    public const string Name = "prometheus-nats-exporter";

    private const string Server = "`server_id` is the server's name; one more label, `cluster`";
    private const string Leader = "the leader's copy alone, so that `is_stream_leader` is always `true`; `server_id` is the leader's name";
    private const string ConsumerLeader = "those without a durable name only with `ephemeral_consumers: each`; its own leader's copy alone, so that `is_consumer_leader` and `is_stream_leader` are always `true`";
    private const string NoMeta = "without `meta_leader` and `is_meta_leader`";
    private const string NoConnections = "It adds up the first 1,024 connections and falls whenever a client leaves; `/metrics` has what the server counts.";
    private const string PerConnection = "One series for each connection, under a number and a port that are others after each reconnect.";
    private const string PerAccount = "It would take one request for each account in each scrape.";
    private const string Setting = "It is a setting and never moves.";

    public static CompatPage Page { get; } = new(Name,
    [
        .. Changed(Server, VarzMetrics.All, VarzLaterMetrics.All),
        .. Changed($"absent without JetStream, and where there is no limit; {Server}", VarzJetStreamMetrics.All),
        .. Changed($"absent from servers that do not tell it, and where there is no limit; {Server}", VarzJetStreamLaterMetrics.All),
        .. Changed(Server, VarzTextMetrics.All),
        .. Missing(Setting, "gnatsd_varz_", "auth_timeout", "http_port", "https_port", "ping_interval", "ping_max", "port", "proto", "tls_timeout"),
        CompatFamily.Missing("gnatsd_varz_*", "Other numbers, most of them of newer servers: it made a family of whatever number a server tells."),
        CompatFamily.Missing("gnatsd_varz_http_req_stats_*", "It counts who asks the monitoring port, by path: mostly the exporter itself."),
        .. Changed(Server, SubszMetrics.All),
        CompatFamily.Changed(LinkMetrics.Routes, Server),
        CompatFamily.Changed(LinkMetrics.Connections, $"all that are connected, not 1,024 at most; {Server}"),
        CompatFamily.Changed(LinkMetrics.ConnectionsTotal, Server),
        CompatFamily.Changed(LinkMetrics.LeafNodes, Server),
        .. Missing("No page of connections is asked for.", "gnatsd_connz_", "offset", "limit"),
        .. Missing(NoConnections, "gnatsd_connz_", "pending_bytes", "subscriptions", "in_bytes", "out_bytes", "in_msgs", "out_msgs"),
        .. Missing(PerConnection, "gnatsd_connz_", "start", "last_activity", "rtt", "uptime", "idle"),
        CompatFamily.Changed(LinkMetrics.HealthStatus, Server),
        CompatFamily.Changed(LinkMetrics.HealthStatusValue, $"no status `unreachable`: a server that is down has no series; {Server}"),
        .. Missing(
            "What it means depends on the server's version, and each failure writes a warning into the server's log.",
            "gnatsd_healthz_js_", "enabled_only_status", "enabled_only_status_value", "server_only_status", "server_only_status_value"),
        .. ((IEnumerable<Metric>)[.. ExporterGatewayMetrics.Outbound.All, .. ExporterGatewayMetrics.Inbound.All])
            .Select(metric => CompatFamily.Changed(metric, $"without `cid`: the connections to one cluster are one series; {Kept(metric)}{Server}")),
        .. LeafMetrics.All.Select(metric => CompatFamily.Changed(metric, $"without `port`, which is another one after each reconnect; {Kept(metric)}{Server}")),
        CompatFamily.Missing("gnatsd_leafz_conn_subscriptions", "The other exporter declares it and never gives it a sample."),
        .. AccountMetrics.All.Select(Account),
        .. Missing(PerAccount, "gnatsd_accountz_", "expired", "complete", "jetstream_enabled"),
        .. Missing(PerAccount, "gnatsd_accountz_limit_", "subs", "data", "payload", "imports", "exports", "wildcards", "conn", "leaf"),
        .. Changed("`server_id` is the server's name; `cluster` is the server's own, also where it has no meta group", JetStreamServerMetrics.All),
        .. JetStreamAccountMetrics.All.Select(JetStreamAccount),
        .. JetStreamStreamMetrics.All.Select(Stream),
        .. JetStreamConsumerMetrics.All.Select(Consumer),
    ]);

    private static string Kept(Metric metric) =>
        metric.Name.Contains("_conn_in_", StringComparison.Ordinal) || metric.Name.Contains("_conn_out_", StringComparison.Ordinal)
            ? "goes on counting when one of them is closed; " : "";

    private static CompatFamily Account(Metric metric) => CompatFamily.Changed(metric,
        metric == AccountMetrics.Subscriptions || metric == AccountMetrics.DetailSubscriptions ? $"absent before 2.10, instead of 0; {Server}"
        : metric.Name.StartsWith("gnatsd_accountz_", StringComparison.Ordinal) ? $"from `/accstatz`, without a request for each account; {Server}"
        : Server);

    private static CompatFamily JetStreamAccount(Metric metric) => CompatFamily.Changed(metric,
        metric == JetStreamAccountMetrics.MaxMemory || metric == JetStreamAccountMetrics.MaxStorage ? $"absent where there is no limit; {NoMeta}" : NoMeta);

    private static CompatFamily Stream(Metric metric)
    {
        var more = metric == JetStreamStreamMetrics.LimitBytes || metric == JetStreamStreamMetrics.LimitMessages
            ? "absent without a limit; a changed one is seen after five minutes at most; "
            : metric == JetStreamStreamMetrics.SourceActive || metric == JetStreamStreamMetrics.MirrorActive ? "absent instead of -1; " : "";
        return CompatFamily.Changed(metric, $"{more}{Leader}; {NoMeta}, `stream_raft_group`");
    }

    private static CompatFamily Consumer(Metric metric)
    {
        var more = metric == JetStreamConsumerMetrics.LastDelivery || metric == JetStreamConsumerMetrics.LastAck
            ? "by the server's clock, also before 2.10; absent instead of a number below zero while it never happened; " : "";
        return CompatFamily.Changed(metric, $"{more}{ConsumerLeader}; {NoMeta}, `stream_leader`, `stream_raft_group`, `consumer_desc`");
    }

    private static IEnumerable<CompatFamily> Changed(string difference, params IEnumerable<Metric>[] metrics) =>
        metrics.SelectMany(group => group).Select(metric => CompatFamily.Changed(metric, difference));

    private static IEnumerable<CompatFamily> Missing(string reason, string prefix, params string[] names) =>
        names.Select(name => CompatFamily.Missing(prefix + name, reason));
}
