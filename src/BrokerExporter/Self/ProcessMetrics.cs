using Probes.Metrics;

namespace BrokerExporter.Self;

/// <summary>The metrics of a process that every Prometheus client library has, by their customary names.</summary>
internal static class ProcessMetrics
{
    public static readonly Metric Cpu = Metric.Counter(
        "process_cpu_seconds_total", "User and system CPU time spent.");

    public static readonly Metric ResidentMemory = Metric.Gauge(
        "process_resident_memory_bytes", "Resident memory.");

    public static readonly Metric VirtualMemory = Metric.Gauge(
        "process_virtual_memory_bytes", "Virtual memory.");

    public static readonly Metric OpenFds = Metric.Gauge(
        "process_open_fds", "Open file descriptors.");

    public static readonly Metric MaxFds = Metric.Gauge(
        "process_max_fds", "The most file descriptors that may be open.");

    public static readonly Metric Threads = Metric.Gauge(
        "process_threads", "Threads of the operating system.");

    public static readonly Metric StartTime = Metric.Gauge(
        "process_start_time_seconds", "When the process started, in Unix time.");

    /// <summary>In the order of exposition.</summary>
    public static IReadOnlyList<Metric> All { get; } = [Cpu, ResidentMemory, VirtualMemory, OpenFds, MaxFds, Threads, StartTime];
}
