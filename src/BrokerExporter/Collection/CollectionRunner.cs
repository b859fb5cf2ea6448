using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Probes.Contract;

namespace BrokerExporter.Collection;

/// <summary>
/// Collects one target, for any number of scrapes at once: a young snapshot is served again, a running collection is
/// joined, else one is started. A collection belongs to nobody, so that a scraper which leaves cancels no other's. With
/// an interval the last snapshot is served, as long as it is not too old, and only a page that it lacks is collected.
/// </summary>
internal sealed class CollectionRunner(
    string target, BoundedProbe probe, IReadOnlyDictionary<string, SnapshotBuilder> pages, CollectionPolicy policy, TimeProvider time, ILogger logger)
{
    private volatile Rules _rules = new(pages, policy);
    private readonly Lock _lock = new();
    private readonly StateLog _log = new(target, logger);
    private readonly PageDemand _demand = new(time);
    private readonly ImmutableArray<CollectorLedger> _ledgers =
        [.. probe.Collectors.Select(description => new CollectorLedger(description, time))];

    private Flight? _flight;
    private CollectedPages _latest = CollectedPages.None;
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
                    Up = _latest.Up,
                    Collections = _count.Started,
                    Joined = _count.Joined,
                    Reused = _count.Reused,
                    Missed = _count.Missed,
                    Series = _latest.Series,
                    SnapshotAge = ReferenceEquals(_latest, CollectedPages.None) ? null : time.GetElapsedTime(_latestTimestamp),
                    SeriesLimit = _rules.Policy.SeriesLimit,
                    Dropped = _latest.Dropped,
                    Duplicates = _count.Duplicates,
                    Collectors = [.. _ledgers.Select(ledger => ledger.Status)],
                    Peers = probe.Peers,
                };
            }
        }
    }

    /// <summary>Goes by another policy from the next collection on.</summary>
    public void Follow(IReadOnlyDictionary<string, SnapshotBuilder> nextPages, CollectionPolicy nextPolicy) => _rules = new Rules(nextPages, nextPolicy);

    /// <summary>Completes when no collection runs. Never fails.</summary>
    public async Task EndedAsync()
    {
        Flight? flight;
        lock (_lock)
            flight = _flight;
        if (flight is not null)
            await flight.Pages;
    }

    /// <summary>
    /// The target's snapshot for a page, within the budget. A scrape that joined a collection which ends later than the scrape may
    /// wait gets a snapshot that says <c>messaging_up 0</c> and nothing else: the target has not answered in its time,
    /// and what an earlier collection knew would be stale.
    /// </summary>
    /// <param name="page">A page that the target has.</param>
    /// <param name="budget">How long this scrape may wait.</param>
    /// <param name="cancellationToken">The scraper has left; the collection goes on.</param>
    public async Task<Snapshot> GetAsync(string page, TimeSpan budget, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        while (true)
        {
            var left = budget - time.GetElapsedTime(asked);
            Flight? flight;
            lock (_lock)
            {
                _demand.Note(page);
                if (HeldOf(page) is { } held)
                    return held;
                if (left > TimeSpan.Zero && _flight is not null)
                    _count.Joined++;
                flight = left > TimeSpan.Zero ? _flight ?? Start(left) : null;
            }

            if (flight is null || await EndAsync(flight, left, cancellationToken) is not { } collected)
            {
                lock (_lock)
                    _count.Missed++;
                return _rules.Pages[page].Down(time.GetUtcNow());
            }

            // A collection that had begun before the page was wanted does not have it; the next one has.
            if (collected.Of(page) is { } snapshot)
                return snapshot;
        }
    }

    /// <summary>Collects the main page, and those that were scraped lately, for scrapes to come; or joins a collection that runs.</summary>
    /// <param name="cancellationToken">Nobody waits any more; the collection goes on.</param>
    public async Task PollAsync(CancellationToken cancellationToken)
    {
        Flight flight;
        lock (_lock)
        {
            _demand.Note(CollectorDescription.MainPage);
            flight = _flight ?? Start(_rules.Policy.Timeout);
        }

        await flight.Pages.WaitAsync(cancellationToken);
    }

    // What can be said without a collection; null: one is needed.
    private Snapshot? HeldOf(string page)
    {
        var (policy, age) = (_rules.Policy, time.GetElapsedTime(_latestTimestamp));
        if (_latest.Of(page) is not { } latest || (policy.Interval is null && age >= policy.MinimumAge))
            return null;
        if (policy.Interval is not null && age > policy.MaximumAge)
        {
            _count.Missed++;
            return _rules.Pages[page].Down(time.GetUtcNow());
        }

        _count.Reused++;
        return latest;
    }

    private Flight Start(TimeSpan budget)
    {
        _count.Started++;
        var rules = _rules;
        var timeout = budget < rules.Policy.Timeout ? budget : rules.Policy.Timeout;
        var started = time.GetTimestamp();
        var wanted = _demand.Pages;
        // Not on this thread: the collection must not end before it is noted here.
        return _flight = new Flight(started, timeout, Task.Run(() => CollectAsync(rules, wanted, started, timeout), CancellationToken.None));
    }

    /// <returns>Null if it does not end in time.</returns>
    private async Task<CollectedPages?> EndAsync(Flight flight, TimeSpan budget, CancellationToken cancellationToken)
    {
        // Ends by itself soon enough, with what is finished by then.
        if (budget >= flight.Timeout - time.GetElapsedTime(flight.Started))
            return await flight.Pages.WaitAsync(cancellationToken);

        try
        {
            return await flight.Pages.WaitAsync(budget, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async Task<CollectedPages> CollectAsync(Rules rules, IReadOnlySet<string> wanted, long started, TimeSpan timeout)
    {
        var takenAt = time.GetUtcNow();
        var collected = new CollectedPages(wanted.ToDictionary(page => page, page => rules.Pages[page].Down(takenAt), StringComparer.Ordinal));
        try
        {
            var isFirst = ReferenceEquals(_latest, CollectedPages.None);
            var due = _ledgers.Where(ledger => wanted.Contains(ledger.Page) && ledger.IsDue && !(isFirst && ledger.MayWait))
                .Select(ledger => ledger.Collector).ToHashSet(StringComparer.Ordinal);
            var result = await probe.CollectAsync(due, timeout);
            _log.Report(result);
            collected = Take(rules, result, wanted, takenAt, started);
            _log.Report(collected.Dropped, rules.Policy.SeriesLimit);
        }
        catch (Exception exception)
        {
            // A mistake in this folder: it may cost this target's samples, never the page.
            Log.SnapshotBroke(logger, target, exception);
        }

        lock (_lock)
        {
            (_latest, _latestTimestamp, _flight) = (collected, started, null);
        }

        return collected;
    }

    private CollectedPages Take(Rules rules, ProbeResult result, IReadOnlySet<string> wanted, DateTimeOffset takenAt, long started)
    {
        lock (_lock)
        {
            foreach (var collector in result.Collectors)
                _ledgers.FirstOrDefault(ledger => ledger.Collector == collector.Collector)?.Record(collector, started, result.Up);
            _count.Duplicates += result.Collectors.Sum(collector => collector.Duplicates);
            return new CollectedPages(wanted.ToDictionary(page => page, Build, StringComparer.Ordinal));
        }

        Snapshot Build(string page)
        {
            // Of a target that is down nothing remembered is served.
            var families = _ledgers.Where(ledger => ledger.Page == page).SelectMany(ledger => result.Up ? ledger.Families : ledger.FamiliesOf(started));
            var snapshot = rules.Pages[page].Build(takenAt, result.Up, families, out var duplicates);
            _count.Duplicates += duplicates;
            return snapshot;
        }
    }

    private sealed record Rules(IReadOnlyDictionary<string, SnapshotBuilder> Pages, CollectionPolicy Policy);

    private sealed record Flight(long Started, TimeSpan Timeout, Task<CollectedPages> Pages);
}
