using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Exporter;

/// <summary>What prometheus-nats-exporter makes of /varz: each number under its path in the document.</summary>
internal static class VarzMetrics
{
    public static readonly Metric Connections = ExporterMetric.Varz("connections", "Clients that are connected.");

    public static readonly Metric TotalConnections = ExporterMetric.Varz("total_connections", "Clients that have connected since the server started.");

    public static readonly Metric Subscriptions = ExporterMetric.Varz("subscriptions", "Subscriptions.");

    public static readonly Metric SlowConsumers = ExporterMetric.Varz("slow_consumers", "Connections that were closed since the server started because they read too slowly.");

    public static readonly Metric Routes = ExporterMetric.Varz("routes", "Connections to other servers of the cluster.");

    public static readonly Metric Remotes = ExporterMetric.Varz("remotes", "Other servers of the cluster that are connected.");

    public static readonly Metric Leafnodes = ExporterMetric.Varz("leafnodes", "Connections from and to leaf nodes.");

    public static readonly Metric InMsgs = ExporterMetric.Varz("in_msgs", "Messages received since the server started, also from other servers.");

    public static readonly Metric OutMsgs = ExporterMetric.Varz("out_msgs", "Messages sent since the server started, also to other servers.");

    public static readonly Metric InBytes = ExporterMetric.Varz("in_bytes", "Bytes received since the server started, also from other servers.");

    public static readonly Metric OutBytes = ExporterMetric.Varz("out_bytes", "Bytes sent since the server started, also to other servers.");

    public static readonly Metric Cpu = ExporterMetric.Varz("cpu", "CPU use in percent of one core.");

    public static readonly Metric Mem = ExporterMetric.Varz("mem", "Resident memory in bytes.");

    public static readonly Metric Cores = ExporterMetric.Varz("cores", "Cores of the machine.");

    public static readonly Metric Gomaxprocs = ExporterMetric.Varz("gomaxprocs", "Cores that the server may use.");

    public static readonly Metric MaxConnections = ExporterMetric.Varz("max_connections", "How many clients may be connected.");

    public static readonly Metric MaxSubscriptions = ExporterMetric.Varz("max_subscriptions", "How many subscriptions a client may have; absent without a limit.");

    public static readonly Metric PinnedAccountFails = ExporterMetric.Varz("pinned_account_fails", "Logins that were refused because their account is not a pinned one; absent while there were none.");

    public static readonly Metric MaxControlLine = ExporterMetric.Varz("max_control_line", "How many bytes a line of the protocol may have.");

    public static readonly Metric MaxPayload = ExporterMetric.Varz("max_payload", "How many bytes a message may have.");

    public static readonly Metric MaxPending = ExporterMetric.Varz("max_pending", "How many bytes may wait for a connection before it is closed as too slow.");

    public static readonly Metric WriteDeadline = ExporterMetric.Varz("write_deadline", "How many nanoseconds a write may take before its connection is closed as too slow.");

    public static readonly Metric Start = ExporterMetric.Varz("start", "Unix time in milliseconds at which the server started.");

    public static readonly Metric ConfigLoadTime = ExporterMetric.Varz("config_load_time", "Unix time in milliseconds at which the server last read its configuration.");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Connections, TotalConnections, Subscriptions, SlowConsumers, Routes, Remotes, Leafnodes, InMsgs, OutMsgs,
        InBytes, OutBytes, Cpu, Mem, Cores, Gomaxprocs, MaxConnections, MaxSubscriptions, PinnedAccountFails, MaxControlLine, MaxPayload, MaxPending,
        WriteDeadline, Start, ConfigLoadTime,
    ];
}
