using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Surveyor;

/// <summary>What nats-surveyor says of each server.</summary>
internal static class CoreMetrics
{
    public static readonly Metric Info = SurveyorMetric.Core(
        "info", "1 for each server.", "/varz, version", "server_version");

    public static readonly Metric Start = SurveyorMetric.Core(
        "start_time", "Unix time in nanoseconds at which the server started.", "/varz, start");

    public static readonly Metric Uptime = SurveyorMetric.Core(
        "uptime", "Seconds since the server started.", "/varz, now and start");

    public static readonly Metric Memory = SurveyorMetric.Core(
        "mem_bytes", "Resident memory in bytes.", "/varz, mem");

    public static readonly Metric MemoryLimit = SurveyorMetric.Core(
        "go_memlimit_bytes", "Memory limit of the Go runtime in bytes; from 2.10.28 on.", "/varz, gomemlimit");

    public static readonly Metric Cores = SurveyorMetric.Core(
        "core_count", "Cores of the machine.", "/varz, cores");

    public static readonly Metric Cpu = SurveyorMetric.Core(
        "cpu_percentage", "CPU use in percent of one core.", "/varz, cpu");

    public static readonly Metric Connections = SurveyorMetric.Core(
        "connection_count", "Clients that are connected.", "/varz, connections");

    public static readonly Metric TotalConnections = SurveyorMetric.Core(
        "total_connection_count", "Clients that have connected since the server started.", "/varz, total_connections");

    public static readonly Metric ActiveAccounts = SurveyorMetric.Core(
        "active_account_count", "Accounts that have a connection.", "/accstatz, conns and leafnodes");

    public static readonly Metric Subscriptions = SurveyorMetric.Core(
        "subs_count", "Subscriptions.", "/varz, subscriptions");

    public static readonly Metric SentMessages = SurveyorMetric.Core(
        "sent_msgs_count", "Messages sent since the server started, also to other servers.", "/varz, out_msgs");

    public static readonly Metric SentBytes = SurveyorMetric.Core(
        "sent_bytes", "Bytes sent since the server started, also to other servers.", "/varz, out_bytes");

    public static readonly Metric ReceivedMessages = SurveyorMetric.Core(
        "recv_msgs_count", "Messages received since the server started, also from other servers.", "/varz, in_msgs");

    public static readonly Metric ReceivedBytes = SurveyorMetric.Core(
        "recv_bytes", "Bytes received since the server started, also from other servers.", "/varz, in_bytes");

    public static readonly Metric SlowConsumers = SurveyorMetric.Core(
        "slow_consumer_count", "Connections that were closed since the server started because they read too slowly.", "/varz, slow_consumers");

    public static readonly Metric Rtt = SurveyorMetric.Core(
        "rtt_nanoseconds", "Nanoseconds from asking the server for its overview to having it.", "/varz or STATSZ, our own clock");

    public static readonly Metric Routes = SurveyorMetric.Core(
        "route_count", "Connections to other servers of the cluster.", "/varz, routes");

    public static readonly Metric Gateways = SurveyorMetric.Core(
        "gateway_count", "Other clusters that the server sends to.", "/gatewayz, outbound_gateways");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Info, Start, Uptime, Memory, MemoryLimit, Cores, Cpu, Connections, TotalConnections, ActiveAccounts,
        Subscriptions, SentMessages, SentBytes, ReceivedMessages, ReceivedBytes, SlowConsumers, Rtt, Routes, Gateways,
    ];
}
