namespace Dashboards.Exporter;

/// <summary>What it costs.</summary>
internal static class ProcessRow
{
    public static Row Create() => Row.Folded("Process and runtime",
        Panel.Course("Cores", "Processor time, in cores.", "short",
            new Query("sum by (instance) (rate(process_cpu_seconds_total<>[$__rate_interval]))", "{{instance}}")),
        Panel.Course("Memory", "Resident memory, and the managed heap in it.", "bytes",
            new Query("max by (instance) (process_resident_memory_bytes<>)", "{{instance}} resident"),
            new Query("max by (instance) (dotnet_gc_heap_bytes<>)", "{{instance}} heap")),
        Panel.Course("File descriptors", "Open file descriptors, as a share of what is allowed.", "percentunit",
            new Query("max by (instance) (process_open_fds<> / process_max_fds<>)", "{{instance}}")),
        Panel.Course("Allocated", "Managed memory that was allocated.", "Bps",
            new Query("sum by (instance) (rate(dotnet_gc_allocated_bytes_total<>[$__rate_interval]))", "{{instance}}")),
        Panel.Course("Stopped by garbage collections", "Share of the time for which garbage collections stopped the process.", "percentunit",
            new Query("sum by (instance) (rate(dotnet_gc_pause_seconds_total<>[$__rate_interval]))", "{{instance}}")),
        Panel.Course("Garbage collections", "Garbage collections, by generation.", "cps",
            new Query("sum by (instance, generation) (rate(dotnet_gc_collections_total<>[$__rate_interval]))", "{{instance}} {{generation}}")),
        Panel.Course("Threads", "Threads of the process and of its pool, and work that waits for the pool.", "short",
            new Query("max by (instance) (process_threads<>)", "{{instance}}"),
            new Query("max by (instance) (dotnet_threadpool_threads<>)", "{{instance}} pool"),
            new Query("max by (instance) (dotnet_threadpool_queue_length<>)", "{{instance}} waiting")),
        Panel.Course("Exceptions", "Exceptions thrown, handled ones included.", "cps",
            new Query("sum by (instance) (rate(dotnet_exceptions_total<>[$__rate_interval]))", "{{instance}}")));
}
