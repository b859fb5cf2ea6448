using Probes.Metrics;

namespace Probes.Nats.Metrics;

/// <summary>Each server by itself: who it is, since when, and what it works with.</summary>
internal static class ServerMetrics
{
    public static readonly Metric MonitorUp = Metric.Gauge(
        "nats_monitor_up",
        "Whether a configured monitoring address answered in this collection (1) or not (0).",
        "target", "monitor").From("/varz");

    public static readonly Metric Up = Metric.Gauge(
        "nats_server_up",
        "Whether the server answered in this collection (1), or is missed by the others (0), as the system account lets see for a while; absent where it is not known which server does not answer.",
        "cluster", "server").From("/varz or STATSZ");

    public static readonly Metric Info = Metric.Gauge(
        "nats_server_info",
        "1 for each server, with its version and the id that it has until its next start.",
        "cluster", "server", "version", "server_id").From("/varz or STATSZ: server_name, version, server_id");

    public static readonly Metric Start = Metric.Gauge(
        "nats_server_start_timestamp_seconds",
        "When the server started, in Unix time by its clock; its counters begin anew then.",
        "cluster", "server").From("/varz, start");

    public static readonly Metric ConfigLoaded = Metric.Gauge(
        "nats_server_config_load_timestamp_seconds",
        "When the server last read its configuration, in Unix time by its clock.",
        "cluster", "server").From("/varz, config_load_time");

    public static readonly Metric UsedCores = Metric.Gauge(
        "nats_server_used_cores",
        "Processor time that the server takes, in cores: 1 is one core all the time.",
        "cluster", "server").From("/varz, cpu, percent of one core");

    public static readonly Metric Cores = Metric.Gauge(
        "nats_server_cores",
        "Cores of the server's machine.",
        "cluster", "server").From("/varz, cores");

    public static readonly Metric UsableCores = Metric.Gauge(
        "nats_server_usable_cores",
        "Cores that the server may use at the same time (GOMAXPROCS).",
        "cluster", "server").From("/varz, gomaxprocs");

    public static readonly Metric Memory = Metric.Gauge(
        "nats_server_memory_bytes",
        "Resident memory of the server.",
        "cluster", "server").From("/varz, mem");

    public static readonly Metric MemoryLimit = Metric.Gauge(
        "nats_server_memory_limit_bytes",
        "Memory that the server tries to stay below (GOMEMLIMIT); absent without one, and before 2.10.28.",
        "cluster", "server").From("/varz, gomemlimit");

    public static readonly Metric ClockOffset = Metric.Gauge(
        "nats_server_clock_offset_seconds",
        "How far the server's clock is ahead of the exporter's, negative if behind; right to within nats_server_clock_uncertainty_seconds.",
        "cluster", "server").From("/varz, now, against the middle between question and answer");

    public static readonly Metric ClockUncertainty = Metric.Gauge(
        "nats_server_clock_uncertainty_seconds",
        "By how much nats_server_clock_offset_seconds may be wrong: half of the round trip.",
        "cluster", "server").From("/varz, time until it was answered");

    public static readonly Metric RoundTrip = Metric.Gauge(
        "nats_server_roundtrip_seconds",
        "Time from asking the server for its overview until it had answered, connecting included where that was necessary.",
        "cluster", "server").From("/varz, time until it was answered");

    public static readonly Metric CertificateExpiry = Metric.Gauge(
        "nats_server_certificate_expiry_timestamp_seconds",
        "When the server's certificate for connections of that kind ends, in Unix time; servers from 2.11.12 on.",
        "cluster", "server", "place").From("/varz, tls_cert_not_after, also of cluster, gateway, leaf, mqtt, websocket");

    public static readonly Metric HttpRequests = Metric.Counter(
        "nats_server_http_requests_total",
        "Requests to the server's monitoring port by path, the exporter's own included: who else asks, and what.",
        "cluster", "server", "path").From("/varz, http_req_stats");

    public static IReadOnlyList<Metric> All { get; } =
    [
        MonitorUp, Up, Info, Start, ConfigLoaded, UsedCores, Cores, UsableCores, Memory, MemoryLimit, ClockOffset, ClockUncertainty, RoundTrip,
        CertificateExpiry, HttpRequests,
    ];
}
