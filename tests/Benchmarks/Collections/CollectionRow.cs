using System.Globalization;

namespace Benchmarks.Collections;

/// <summary>
/// What happened between two scrapes: their own figures are taken just before the page is written, so that a row has one
/// collection and the writing of the page before.
/// </summary>
internal sealed record CollectionRow(int Number, TimeSpan Wall, ScrapePage Before, ScrapePage After)
{
    private const double MiB = 1024 * 1024;

    public static string Header => "| scrape | wall ms | CPU ms | requests | received MB | allocated MB | GCs | heap MB | RSS MB | series | page MB |\n" +
        "|---|---|---|---|---|---|---|---|---|---|---|";

    public double Cpu => 1000 * Grown("process_cpu_seconds_total");

    public double Allocated => Grown("dotnet_gc_allocated_bytes_total") / MiB;

    public double Requests => Grown("broker_exporter_peer_requests_total");

    public double Resident => After.Sum("process_resident_memory_bytes") / MiB;

    public double Series => After.Sum("broker_exporter_series");

    /// <summary>Requests by the protocol's name of the request, fewest left out if none.</summary>
    public IEnumerable<KeyValuePair<string, double>> RequestsByName()
    {
        const string Metric = "broker_exporter_peer_requests_total";
        var before = Before.SumBy(Metric, "request");
        return After.SumBy(Metric, "request")
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Value - before.GetValueOrDefault(entry.Key)))
            .Where(entry => entry.Value > 0);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Number} | {Wall.TotalMilliseconds:0} | {Cpu:0} | {Requests:0} | {Grown("broker_exporter_peer_received_bytes_total") / MiB:0.0} | {Allocated:0.0} | " +
        $"{Grown("dotnet_gc_collections_total"):0} | {After.Sum("dotnet_gc_heap_bytes") / MiB:0} | {Resident:0} | {Series:0} | {After.Length / MiB:0.00} |");

    private double Grown(string counter) => After.Sum(counter) - Before.Sum(counter);
}
