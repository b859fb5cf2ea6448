using System.Globalization;

namespace Benchmarks.Requests;

/// <summary>
/// How many requests does a cluster get in a minute, from this exporter and from apache/rocketmq-exporter? Ours are counted by
/// the servers that got them; the old ones are computed from its loops.
/// </summary>
internal static class RequestsCommand
{
    /// <summary>By then it is known which topics are idle, and what is asked seldom has had its turn.</summary>
    private const int SettledMinute = 6;

    private const double CollectionsPerMinute = 4;

    public static async Task RunAsync()
    {
        Say($"requests a minute, a scrape every {WatchedCluster.Interval.TotalSeconds:0} s (the old exporter collects once a minute, however often it is scraped)");
        Console.WriteLine("| cluster | old exporter | here, first minute | ratio | here, minute 6 | ratio | here, one collection |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var details = new List<string>();
        foreach (var size in ClusterSize.Worked)
        {
            await using var cluster = await WatchedCluster.StartAsync(size);
            var first = await cluster.MinuteAsync();
            var settled = first;
            for (var minute = 2; minute <= SettledMinute; minute++)
                settled = await cluster.MinuteAsync();
            var old = OldExporter.RequestsPerMinute(size);
            Say($"| {size} | {old:N0} | {first.Values.Sum():N0} | {Ratio(old, first)} | {settled.Values.Sum():N0} | {Ratio(old, settled)} | {settled.Values.Sum() / CollectionsPerMinute:N0} |");
            details.Add($"{size}, minute {SettledMinute}: {string.Join(", ", settled.OrderByDescending(entry => entry.Value).Select(entry => $"{entry.Key} {entry.Value}"))}");
        }

        details.ForEach(Console.WriteLine);
    }

    private static string Ratio(long old, SortedDictionary<string, long> ours) =>
        string.Create(CultureInfo.InvariantCulture, $"{(double)old / ours.Values.Sum():0.0}");

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
