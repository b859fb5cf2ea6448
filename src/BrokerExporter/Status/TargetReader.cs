using BrokerExporter.Collection;
using Probes.Contract;

namespace BrokerExporter.Status;

/// <summary>Makes a target's view out of what its collections left.</summary>
internal static class TargetReader
{
    /// <param name="system">Its message system.</param>
    /// <param name="status">How it is doing.</param>
    /// <param name="latest">Its last collection; null before there was one.</param>
    /// <param name="age">How long ago that began.</param>
    public static TargetView Read(string system, TargetStatus status, LatestCollection? latest, TimeSpan? age)
    {
        var up = latest?.Snapshot.Up;
        return new TargetView
        {
            Name = status.Target,
            System = system,
            Up = up,
            Age = age,
            Duration = latest?.Duration,
            Series = latest?.Snapshot.Families.Sum(family => family.Samples.Count) ?? 0,
            SeriesLimit = status.SeriesLimit,
            Dropped = latest?.Snapshot.Dropped.Sum(family => family.Value) ?? 0,
            Collections = status.Collections,
            Shared = status.Joined + status.Reused,
            Sentence = up == false ? SentenceOf(latest?.Failure?.Failure, latest?.Failure?.Message) : "",
            // While a target is down its collectors fail for that reason.
            Complaints = up != true ? [] :
            [
                .. status.Collectors.Where(collector => collector.Succeeded == false)
                    .Select(collector => new Complaint(collector.Collector, KindOf(collector.Failure), SentenceOf(collector.Failure, collector.Message))),
            ],
        };
    }

    private static string KindOf(FailureKind? kind) => (kind ?? FailureKind.Internal).Label();

    private static string SentenceOf(FailureKind? kind, string? message) =>
        message is { Length: > 0 } ? message : $"No answer ({(kind ?? FailureKind.Unreachable).Label()}).";
}
