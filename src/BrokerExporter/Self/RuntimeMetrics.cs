using Probes.Metrics;

namespace BrokerExporter.Self;

/// <summary>What .NET says about itself: collector, thread pool, exceptions.</summary>
internal static class RuntimeMetrics
{
    public static readonly Metric GcCollections = Metric.Counter(
        "dotnet_gc_collections_total", "Garbage collections, by the oldest generation collected.", "generation");

    public static readonly Metric GcHeap = Metric.Gauge(
        "dotnet_gc_heap_bytes", "Memory of the managed heap in use, garbage included.");

    public static readonly Metric GcAllocated = Metric.Counter(
        "dotnet_gc_allocated_bytes_total", "Managed memory that was allocated.");

    public static readonly Metric GcPause = Metric.Counter(
        "dotnet_gc_pause_seconds_total", "Time for which garbage collections stopped the process.");

    public static readonly Metric ThreadPoolThreads = Metric.Gauge(
        "dotnet_threadpool_threads", "Threads of the thread pool.");

    public static readonly Metric ThreadPoolQueue = Metric.Gauge(
        "dotnet_threadpool_queue_length", "Work that waits for a thread of the thread pool.");

    public static readonly Metric Exceptions = Metric.Counter(
        "dotnet_exceptions_total", "Exceptions thrown, handled ones included.");

    /// <summary>In the order of exposition.</summary>
    public static IReadOnlyList<Metric> All { get; } =
        [GcCollections, GcHeap, GcAllocated, GcPause, ThreadPoolThreads, ThreadPoolQueue, Exceptions];
}
