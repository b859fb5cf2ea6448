using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Probes.Contract;

namespace BrokerExporter.Collection;

/// <summary>
/// Collects one target, for any number of scrapes at once: a young snapshot is served again, a running collection is
/// joined, else one is started. A collection belongs to nobody, so that a scraper which leaves cancels no other's.
/// </summary>
internal sealed class CollectionRunner(
    string target, BoundedProbe probe, SnapshotBuilder builder, CollectionPolicy policy, TimeProvider time, ILogger logger)
{
    private readonly Lock _lock = new();
    private readonly StateLog _log = new(target, logger);
    private readonly ImmutableArray<CollectorLedger> _ledgers =
        [.. probe.Collectors.Select(description => new CollectorLedger(description, time))];

    private Flight? _flight;
    private Snapshot? _latest;
    private long _latestTimestamp;
    private (long Started, long Joined, long Reused, long Missed, long Duplicates) _count;

    public TargetStatus Status
    {
        get
        {
            lock (_lock)
            {
                return new TargetStatus
                {
                    Target = target,
                    Up = _latest?.Up,
                    Collections = _count.Started,
                    Joined = _count.Joined,
                    Reused = _count.Reused,
                    Missed = _count.Missed,
                    Series = _latest?.Families.Sum(family => family.Samples.Count) ?? 0,
                    SeriesLimit = policy.SeriesLimit,
                    Dropped = _latest?.Dropped ?? [],
                    Duplicates = _count.Duplicates,
                    Collectors = [.. _ledgers.Select(ledger => ledger.Status)],
                    Peers = probe.Peers,
                };
            }
        }
    }

    /// <summary>
    /// The target's snapshot, within the budget. A scrape that joined a collection which ends later than the scrape may
    /// wait gets a snapshot that says <c>messaging_up 0</c> and nothing else: the target has not answered in its time,
    /// and what an earlier collection knew would be stale.
    /// </summary>
    /// <param name="budget">How long this scrape may wait.</param>
    /// <param name="cancellationToken">The scraper has left; the collection goes on.</param>
    public async Task<Snapshot> GetAsync(TimeSpan budget, CancellationToken cancellationToken)
    {
        Flight flight;
        lock (_lock)
        {
            if (_latest is not null && time.GetElapsedTime(_latestTimestamp) < policy.MinimumAge)
            {
                _count.Reused++;
                return _latest;
            }

            if (_flight is null)
            {
                _count.Started++;
                var timeout = budget < policy.Timeout ? budget : policy.Timeout;
                var started = time.GetTimestamp();
                // Not on this thread: the collection must not end before it is noted here.
                _flight = new Flight(started, timeout, Task.Run(() => CollectAsync(started, timeout), CancellationToken.None));
            }
            else
            {
                _count.Joined++;
            }

            flight = _flight;
        }

        // Ends by itself soon enough, with what is finished by then.
        if (budget >= flight.Timeout - time.GetElapsedTime(flight.Started))
            return await flight.Snapshot.WaitAsync(cancellationToken);

        try
        {
            return await flight.Snapshot.WaitAsync(budget, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            lock (_lock)
                _count.Missed++;
            return builder.Down(time.GetUtcNow());
        }
    }

    private async Task<Snapshot> CollectAsync(long started, TimeSpan timeout)
    {
        var takenAt = time.GetUtcNow();
        var snapshot = builder.Down(takenAt);
        try
        {
            var isFirst = _latest is null;
            var due = _ledgers.Where(ledger => ledger.IsDue && !(isFirst && ledger.MayWait)).Select(ledger => ledger.Collector).ToHashSet(StringComparer.Ordinal);
            var result = await probe.CollectAsync(due, timeout);
            _log.Report(result);
            snapshot = Take(result, takenAt, started);
            _log.Report(snapshot, policy.SeriesLimit);
        }
        catch (Exception exception)
        {
            // A mistake in this folder: it may cost this target's samples, never the page.
            Log.SnapshotBroke(logger, target, exception);
        }

        lock (_lock)
        {
            (_latest, _latestTimestamp, _flight) = (snapshot, started, null);
        }

        return snapshot;
    }

    private Snapshot Take(ProbeResult result, DateTimeOffset takenAt, long started)
    {
        lock (_lock)
        {
            foreach (var collector in result.Collectors)
                _ledgers.FirstOrDefault(ledger => ledger.Collector == collector.Collector)?.Record(collector, started, result.Up);
            var snapshot = builder.Build(takenAt, result.Up, _ledgers.SelectMany(ledger => ledger.Families), out var duplicates);
            _count.Duplicates += duplicates + result.Collectors.Sum(collector => collector.Duplicates);
            return snapshot;
        }
    }

    private sealed record Flight(long Started, TimeSpan Timeout, Task<Snapshot> Snapshot);
}
