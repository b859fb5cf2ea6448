using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter.Collection;

/// <summary>
/// Tells the log what changed: a target that goes down, a collector that fails, once each and not every 15 seconds.
/// While a target is down its collectors fail for that reason and are not complained about one by one.
/// </summary>
internal sealed class StateLog(string target, ILogger logger)
{
    private readonly Dictionary<string, FailureKind> _failing = new(StringComparer.Ordinal);
    private bool? _up;
    private bool _dropping;

    public void Report(ProbeResult result)
    {
        if (result.Up)
            ReportUp(result.Collectors);
        else
            ReportDown(result.Collectors.FirstOrDefault(collector => !collector.Succeeded));
        _up = result.Up;
    }

    /// <param name="dropped">Series that the limit left out, by metric.</param>
    /// <param name="limit">The most series of a page.</param>
    public void Report(ImmutableArray<KeyValuePair<Metric, int>> dropped, int limit)
    {
        var dropping = !dropped.IsEmpty;
        if (dropping && !_dropping)
            Log.SeriesDropped(logger, target, limit, string.Join(", ", dropped.Select(family => family.Key.Name)));
        else if (!dropping && _dropping)
            Log.SeriesWithinLimit(logger, target, limit);
        _dropping = dropping;
    }

    private void ReportUp(ImmutableArray<CollectorResult> collectors)
    {
        if (_up != true)
            Log.TargetUp(logger, target);
        foreach (var result in collectors)
        {
            if (result.Failure is not { } kind)
            {
                if (_failing.Remove(result.Collector))
                    Log.CollectorRecovered(logger, target, result.Collector);
                continue;
            }

            var (word, error) = (kind.Label(), Sentence(result));
            if (_failing.TryGetValue(result.Collector, out var known) && known == kind)
                Log.CollectorStillFails(logger, target, result.Collector, word, error);
            else
                Log.CollectorFails(logger, target, result.Collector, word, error);
            _failing[result.Collector] = kind;
        }
    }

    private void ReportDown(CollectorResult? first)
    {
        var kind = (first?.Failure ?? FailureKind.Unreachable).Label();
        var error = first is null ? "no answer" : Sentence(first);
        if (_up == false)
            Log.TargetStillDown(logger, target, kind, error);
        else
            Log.TargetDown(logger, target, kind, error);
    }

    private static string Sentence(CollectorResult result) => (result.Message ?? "no reason given").TrimEnd('.');
}
