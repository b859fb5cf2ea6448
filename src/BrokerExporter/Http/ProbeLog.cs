using System.Globalization;
using System.Text;
using BrokerExporter.Collection;
using Probes.Contract;

namespace BrokerExporter.Http;

/// <summary>What a person wants to know of one collection: what was asked, how long it took, what came of it.</summary>
internal static class ProbeLog
{
    /// <param name="snapshot">What came of it; null if nothing was asked.</param>
    /// <param name="status">What is known of the target.</param>
    public static string Write(Snapshot? snapshot, TargetStatus status)
    {
        if (snapshot is null)
            return $"Target {status.Target}: no collector was asked.\n";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Target {status.Target}: {(snapshot.Up ? "up" : "down")}, ");
        text.Append(CultureInfo.InvariantCulture, $"collection of {snapshot.TakenAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}, {snapshot.Families.Sum(family => family.Samples.Count)} series.\n");
        foreach (var collector in status.Collectors)
            text.Append(CultureInfo.InvariantCulture, $"  {collector.Collector,-30} {Outcome(collector, snapshot.TakenAt)}\n");
        foreach (var (metric, count) in snapshot.Dropped)
            text.Append(CultureInfo.InvariantCulture, $"  {count} series of {metric.Name} are beyond the limit of {status.SeriesLimit} and were left out.\n");
        return text.ToString();
    }

    private static string Outcome(CollectorStatus collector, DateTimeOffset takenAt)
    {
        if (collector.LastAsked is not { } asked)
            return "not asked: its page is not scraped, or it waits for the next collection";
        var series = string.Create(CultureInfo.InvariantCulture, $"{collector.Series} series");
        var before = asked >= takenAt ? "" : string.Create(CultureInfo.InvariantCulture, $", asked {(takenAt - asked).TotalSeconds:0.#} s before");
        var took = string.Create(CultureInfo.InvariantCulture, $"{collector.Duration.TotalMilliseconds:0.#} ms");
        return collector.Failure is { } failure
            ? $"FAILED ({failure.Label()}) after {took}{before}: {OneLine(collector.Message)}; {series}"
            : $"ok in {took}{before}; {series}";
    }

    // A sentence may quote what a broker said.
    private static string OneLine(string? message) => message is null
        ? "no reason given"
        : string.Concat(message.Select(character => char.IsControl(character) ? ' ' : character));
}
