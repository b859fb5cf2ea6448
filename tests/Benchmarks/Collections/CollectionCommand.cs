using System.Globalization;
using Benchmarks.Processes;

namespace Benchmarks.Collections;

/// <summary>What does a whole collection cost, from the name server to the page? Simulator and exporter are processes of their own.</summary>
internal static class CollectionCommand
{
    public static async Task RunAsync(CollectionOptions options)
    {
        var time = TimeProvider.System;
        await using var simulator = await SimulatorProcess.StartAsync(options.Topics, options.Pairs, options.Brokers);
        await using var exporter = ExporterProcess.Start(simulator.NameServers);

        Say($"{options.Topics} topics × {options.Pairs} pairs × {options.Brokers} brokers, every {options.Interval.TotalSeconds:0.#} s; at most {options.RequestBudget} requests each");
        var before = new ScrapePage(await exporter.FirstScrapeAsync());
        Say($"first scrape: {1000 * before.Sum("process_cpu_seconds_total"):0} ms CPU since the start, {before.Sum("broker_exporter_peer_requests_total"):0} requests, {before.Sum("broker_exporter_series"):0} series");
        Console.WriteLine(CollectionRow.Header);
        var rows = new List<CollectionRow>();
        for (var number = 1; number <= options.Scrapes; number++)
        {
            await Task.Delay(options.Interval);
            var started = time.GetTimestamp();
            var page = await exporter.ScrapeAsync();
            var wall = time.GetElapsedTime(started);
            var after = new ScrapePage(page);
            rows.Add(new CollectionRow(number, wall, before, after));
            Console.WriteLine(rows[^1]);
            before = after;
        }

        Summarize(options, rows);
    }

    private static void Summarize(CollectionOptions options, List<CollectionRow> rows)
    {
        // The first collections find out which topics are idle, and compile what runs often.
        var settled = rows.Skip(rows.Count / 2).ToList();
        var (wall, cpu) = (settled.Average(row => row.Wall.TotalMilliseconds), settled.Average(row => row.Cpu));
        Say($"mean of the last {settled.Count}: wall {wall:0} ms, CPU {cpu:0} ms, allocated {settled.Average(row => row.Allocated):0.0} MB, requests {settled.Average(row => row.Requests):0}");
        Say($"most: wall {rows.Max(row => row.Wall.TotalMilliseconds):0} ms, CPU {rows.Max(row => row.Cpu):0} ms, requests {rows.Max(row => row.Requests):0} of {options.RequestBudget}, RSS {rows.Max(row => row.Resident):0} MB");
        foreach (var row in new[] { rows[0], rows[^1] })
            Say($"requests of scrape {row.Number}: {string.Join(", ", row.RequestsByName().Select(entry => $"{entry.Key} {entry.Value}"))}");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
