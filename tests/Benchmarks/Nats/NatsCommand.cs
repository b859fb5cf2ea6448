using System.Globalization;
using Benchmarks.Collections;
using Benchmarks.Processes;

namespace Benchmarks.Nats;

/// <summary>What does a scrape of a real server with many streams and consumers cost? Server and exporter are processes of their own.</summary>
internal static class NatsCommand
{
    private const double MiB = 1024 * 1024;

    public static async Task RunAsync(NatsOptions options)
    {
        var time = TimeProvider.System;
        await using var empty = await NatsProcess.StartAsync(0, 0);
        double idle;
        await using (var exporter = Watch(empty, options))
        {
            await exporter.FirstScrapeAsync();
            for (var i = 0; i < options.Scrapes; i++)
                await exporter.ScrapeAsync();
            idle = ProcessFigures.ResidentPeak(exporter.Id) / MiB;
        }

        await using var server = await NatsProcess.StartAsync(options.Streams, options.Consumers);
        await using var watched = Watch(server, options);
        var before = new ScrapePage(await watched.FirstScrapeAsync());
        Say($"{options.Streams} streams × {options.Consumers} consumers, every {options.Interval.TotalSeconds:0.#} s; first scrape: {1000 * before.Sum("process_cpu_seconds_total"):0} ms CPU since the start");
        Console.WriteLine(CollectionRow.Header);
        var rows = new List<CollectionRow>();
        var (own, servers) = (watched.Cpu, server.Cpu);
        for (var number = 1; number <= options.Scrapes; number++)
        {
            await Task.Delay(options.Interval);
            if (number == (options.Scrapes / 2) + 1)
                (own, servers) = (watched.Cpu, server.Cpu);
            var started = time.GetTimestamp();
            var page = await watched.ScrapeAsync();
            var wall = time.GetElapsedTime(started);
            var after = new ScrapePage(page);
            rows.Add(new CollectionRow(number, wall, before, after));
            Console.WriteLine(rows[^1]);
            before = after;
        }

        var settled = rows.Skip(options.Scrapes / 2).ToList();
        Say($"settled ({settled.Count}): CPU {(watched.Cpu - own).TotalMilliseconds / settled.Count:0} ms a scrape (budget 100), server's {(server.Cpu - servers).TotalMilliseconds / settled.Count:0} ms, wall {settled.Average(row => row.Wall.TotalMilliseconds):0} ms");
        Say($"RSS at most {ProcessFigures.ResidentPeak(watched.Id) / MiB:0} MB, {(ProcessFigures.ResidentPeak(watched.Id) / MiB) - idle:0} MB over idle's {idle:0} MB (budget 60)");
    }

    private static ExporterProcess Watch(NatsProcess server, NatsOptions options) =>
        ExporterProcess.StartWith("nats:\n      " + (options.System ? $"system: {server.System}\n" : $"monitor: [\"{server.Monitor}\"]\n"));

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
