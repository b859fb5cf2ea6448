using System.Globalization;
using Benchmarks.Collections;
using Benchmarks.Processes;
using Simulator.Kafka;
using Simulator.Kafka.Topologies;

namespace Benchmarks.Kafka;

/// <summary>What does a scrape of a Kafka cluster cost? The exporter is a process of its own, the brokers are in this one.</summary>
internal static class KafkaCommand
{
    private const int Brokers = 3;

    public static async Task RunAsync(KafkaOptions options)
    {
        var time = TimeProvider.System;
        await using var cluster = await KafkaSimulation.StartAsync(Plan(options));
        await using var exporter = ExporterProcess.StartWith($"kafka:\n      bootstrap_servers: [\"{cluster.BootstrapServers.Split(',')[0]}\"]\n");
        var before = new ScrapePage(await exporter.FirstScrapeAsync());
        Say($"{Brokers} brokers, {options.Topics * options.Partitions} partitions, {options.Groups} groups × {options.TopicsPerGroup} topics, every {options.Interval.TotalSeconds:0.#} s");
        Say($"first scrape: {1000 * before.Sum("process_cpu_seconds_total"):0} ms CPU since the start, {cluster.Requests()} requests (connecting, slow lane and a look at the past included)");
        Console.WriteLine(CollectionRow.Header);
        var rows = new List<CollectionRow>();
        var own = exporter.Cpu;
        for (var number = 1; number <= options.Scrapes; number++)
        {
            await Task.Delay(options.Interval);
            if (number == (options.Scrapes / 2) + 1)
                own = exporter.Cpu;
            Write(cluster, options, number);
            cluster.ResetRequests();
            var started = time.GetTimestamp();
            var page = await exporter.ScrapeAsync();
            var wall = time.GetElapsedTime(started);
            var after = new ScrapePage(page);
            rows.Add(new CollectionRow(number, wall, before, after));
            Say($"{rows[^1]} at the brokers: {cluster.Requests()}");
            before = after;
        }

        var settled = rows.Skip(options.Scrapes / 2).ToList();
        Say($"settled ({settled.Count}): CPU {(exporter.Cpu - own).TotalMilliseconds / settled.Count:0} ms a scrape (budget 60), wall {settled.Average(row => row.Wall.TotalMilliseconds):0} ms, RSS {settled[^1].Resident:0} MB");
    }

    // Something happens in every partition, or series and histories would be cheaper than in life.
    private static void Write(KafkaSimulation cluster, KafkaOptions options, int number)
    {
        for (var topic = 0; topic < options.Topics; topic++)
        {
            for (var partition = 0; partition < options.Partitions; partition++)
                cluster.Topics.Write($"topic-{topic}", partition, 1 + ((topic + partition + number) % 7));
        }
    }

    private static KafkaPlan Plan(KafkaOptions options) => new()
    {
        Brokers = Brokers,
        Topics = [.. Enumerable.Range(0, options.Topics).Select(topic => new TopicPlan($"topic-{topic}", options.Partitions) { Messages = 1000 })],
        Groups =
        [
            .. Enumerable.Range(0, options.Groups).Select(group => new GroupPlan(
                $"group-{group}", [.. Enumerable.Range(0, options.TopicsPerGroup).Select(topic => $"topic-{((group * options.TopicsPerGroup) + topic) % options.Topics}")])
            {
                Members = 4,
                Behind = group % 10,
                Coordinator = (group % Brokers) + 1,
            }),
        ],
    };

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
