using System.Collections.Immutable;
using System.Globalization;
using BrokerExporter.Collection;
using Probes.Metrics;

namespace BrokerExporter.Self;

/// <summary>Collects the exporter's own metrics; the last families of the page.</summary>
internal sealed class SelfCollector(BuildInfo build, ReloadStatus reload, SelfCounters counters)
{
    private readonly Lock _lock = new();
    private readonly SeriesCache _series = new();
    private readonly DateTimeOffset _processStarted = ProcessReader.StartTime();

    /// <param name="targets">Those of the scrape.</param>
    /// <param name="only">The target whose page it is: then what the exporter has to say of that one, and nothing else; null: everything.</param>
    public ImmutableArray<Family> Collect(TargetSet targets, string? only = null)
    {
        var statuses = targets.Targets.Where(target => only is null || target.Name == only).Select(target => target.Status).ToArray();
        var process = ProcessReader.Read();
        // A sink and its cache are one thread's.
        lock (_lock)
        {
            var sink = new SampleSink(_series);
            foreach (var status in statuses)
                TargetSamples.Add(sink, status);
            if (only is not null)
                return sink.Freeze();
            sink.Add(SelfMetrics.BuildInfo, 1L, build.Version, build.Revision, build.Runtime);
            sink.Add(SelfMetrics.ConfigReloadSuccessful, reload.Successful);
            sink.Add(SelfMetrics.ConfigReloadTimestamp, Seconds(reload.LastSuccess));
            if (counters.IsWebConfigRight is { } isRight)
                sink.Add(SelfMetrics.WebConfigReloadSuccessful, isRight);
            sink.Add(SelfMetrics.DuplicateSeries, counters.Duplicates + statuses.Sum(status => status.Duplicates));
            sink.Add(SelfMetrics.ExpositionFailures, counters.ExpositionFailures);
            sink.Add(SelfMetrics.ScrapesRefused, counters.Refused);
            foreach (var (result, count) in counters.Exports)
                sink.Add(SelfMetrics.OtlpExports, count, result);
            AddProcess(sink, process);
            AddRuntime(sink);
            return sink.Freeze();
        }
    }

    private void AddProcess(SampleSink sink, ProcessReading process)
    {
        sink.Add(ProcessMetrics.Cpu, process.Cpu.TotalSeconds);
        sink.Add(ProcessMetrics.ResidentMemory, process.ResidentBytes);
        if (process.VirtualBytes is { } bytes)
            sink.Add(ProcessMetrics.VirtualMemory, bytes);
        if (process.OpenFds is { } open)
            sink.Add(ProcessMetrics.OpenFds, open);
        if (process.MaxFds is { } most)
            sink.Add(ProcessMetrics.MaxFds, most);
        if (process.Threads is { } threads)
            sink.Add(ProcessMetrics.Threads, threads);
        sink.Add(ProcessMetrics.StartTime, Seconds(_processStarted));
    }

    private void AddRuntime(SampleSink sink)
    {
        for (var generation = 0; generation <= GC.MaxGeneration; generation++)
            sink.Add(RuntimeMetrics.GcCollections, (long)GC.CollectionCount(generation), generation.ToString(CultureInfo.InvariantCulture));
        sink.Add(RuntimeMetrics.GcHeap, GC.GetTotalMemory(forceFullCollection: false));
        sink.Add(RuntimeMetrics.GcAllocated, GC.GetTotalAllocatedBytes());
        sink.Add(RuntimeMetrics.GcPause, GC.GetTotalPauseDuration().TotalSeconds);
        sink.Add(RuntimeMetrics.ThreadPoolThreads, (long)ThreadPool.ThreadCount);
        sink.Add(RuntimeMetrics.ThreadPoolQueue, ThreadPool.PendingWorkItemCount);
        sink.Add(RuntimeMetrics.Exceptions, counters.Exceptions);
    }

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;
}
