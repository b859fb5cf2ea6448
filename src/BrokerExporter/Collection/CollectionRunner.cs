using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter.Collection;

/// <summary>
/// Collects one target, for any number of scrapes at once: a young snapshot is served again, a running collection is
/// joined, else one is started. A collection belongs to nobody, so that a scraper which leaves cancels no other's. With
/// an interval the last snapshot is served, as long as it is not too old, and only a page that it lacks is collected.
/// </summary>
internal sealed class CollectionRunner(
    string target, BoundedProbe probe, IReadOnlyDictionary<string, SnapshotBuilder> pages, CollectionPolicy policy, TimeProvider time, ILogger logger)
{
    private volatile CollectionRules _rules = new(pages, policy);
    private readonly Lock _lock = new();
    private readonly StateLog _log = new(target, logger);
    private readonly PageDemand _demand = new(time);
    private readonly ImmutableArray<CollectorLedger> _ledgers =
        [.. probe.Collectors.Select(description => new CollectorLedger(description, time))];

    private Flight? _flight;
    private CollectedPages _latest = CollectedPages.None;
    private CollectedPages _latestPart = CollectedPages.None;
    private (long Started, long Joined, long Reused, long Missed, long Duplicates) _count;

    public MainPageMemory Memory { get; } = new(time);

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
                    SnapshotAge = ReferenceEquals(_latest, CollectedPages.None) ? null : time.GetElapsedTime(_latest.Started),
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
    public void Follow(IReadOnlyDictionary<string, SnapshotBuilder> nextPages, CollectionPolicy nextPolicy) => _rules = new CollectionRules(nextPages, nextPolicy);

    /// <summary>Completes when no collection runs. Never fails.</summary>
    public Task EndedAsync()
    {
        lock (_lock)
            return (Task?)_flight?.Pages ?? Task.CompletedTask;
    }

    /// <summary>
    /// The target's snapshot for a page, within the budget. A scrape that joined a collection which ends later than the scrape may
    /// wait gets a snapshot that says <c>messaging_up 0</c> and nothing else: the target has not answered in its time,
    /// and what an earlier collection knew would be stale.
    /// </summary>
    /// <param name="request">A page that the target has, or some of its collectors.</param>
    /// <param name="budget">How long this scrape may wait.</param>
    /// <param name="cancellationToken">The scraper has left; the collection goes on.</param>
    public async Task<Snapshot> GetAsync(PageRequest request, TimeSpan budget, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        // What a collection that it starts says of its limit is what was given, not a moment less.
        for (var left = budget; ; left = budget - time.GetElapsedTime(asked))
        {
            var (flight, isJoined) = ((Flight?)null, false);
            lock (_lock)
            {
                // What is asked in part must not make a page that nobody else scrapes a part of every collection.
                if (request.IsWhole)
                    _demand.Note(request.Page);
                if ((_rules.HeldOf(_latest, request, time) ?? _rules.HeldOf(_latestPart, request, time)) is { } held)
                {
                    _count.Reused++;
                    return held;
                }

                isJoined = left > TimeSpan.Zero && _flight is not null;
                _count.Joined += isJoined ? 1 : 0;
                flight = left > TimeSpan.Zero ? _flight ?? Start(request, left) : null;
            }

            if (flight is null || await flight.EndAsync(left, time, cancellationToken) is not { } collected)
            {
                lock (_lock)
                    _count.Missed++;
                return _rules.Pages[request.Page].Down(time.GetUtcNow());
            }

            // Another's limit must not decide for who can wait longer. What had begun before the page was wanted, or for less of it, lacks it.
            var isHurried = isJoined && collected.IsCutShort && flight.Timeout < budget - time.GetElapsedTime(asked);
            if (!isHurried && collected.Of(request) is { } snapshot)
                return snapshot;
        }
    }

    /// <summary>Collects the main page, and those that were scraped lately, for scrapes to come; or joins a collection that does.</summary>
    public async Task PollAsync(CancellationToken cancellationToken)
    {
        var request = new PageRequest(CollectorDescription.MainPage);
        while (true)
        {
            Flight flight;
            lock (_lock)
            {
                _demand.Note(request.Page);
                flight = _flight ?? Start(request, _rules.Policy.Timeout);
            }

            if (await flight.Pages.WaitAsync(cancellationToken) is { IsCutShort: false } collected && collected.Of(request) is not null)
                return;
        }
    }

    private Flight Start(PageRequest request, TimeSpan budget)
    {
        _count.Started++;
        var rules = _rules;
        var timeout = budget < rules.Policy.Timeout ? budget : rules.Policy.Timeout;
        var started = time.GetTimestamp();
        var plan = request.IsWhole ? new CollectionPlan(_demand.Pages) : CollectionPlan.Of(request);
        // Not on this thread: the collection must not end before it is noted here.
        return _flight = new Flight(started, timeout, Task.Run(() => CollectAsync(rules, plan, started, timeout), CancellationToken.None));
    }

    private async Task<CollectedPages> CollectAsync(CollectionRules rules, CollectionPlan plan, long started, TimeSpan timeout)
    {
        var takenAt = time.GetUtcNow();
        var collected = new CollectedPages(plan, started, plan.Pages.ToDictionary(
            page => page, page => new CollectedPage(rules.Pages[page].Down(takenAt), [], rules.Pages[page]), StringComparer.Ordinal));
        try
        {
            // Who names a collector wants it now.
            var mayLeave = plan.IsWhole && ReferenceEquals(_latest, CollectedPages.None);
            var due = _ledgers.Where(ledger => plan.Has(ledger) && ledger.IsDue && !(mayLeave && ledger.MayWait))
                .Select(ledger => ledger.Collector).ToHashSet(StringComparer.Ordinal);
            var result = await probe.CollectAsync(due, timeout);
            _log.Report(result);
            collected = Take(rules, result, plan, takenAt, started, timeout);
            Memory.Note(collected.Of(new PageRequest(CollectorDescription.MainPage)), result, started);
            // A few collectors are within the limit where all of them are not.
            if (plan.IsWhole)
                _log.Report(collected.Dropped, rules.Policy.SeriesLimit);
        }
        catch (Exception exception)
        {
            // A mistake in this folder: it may cost this target's samples, never the page.
            Log.SnapshotBroke(logger, target, exception);
        }

        lock (_lock)
        {
            _flight = null;
            if (plan.IsWhole)
                _latest = collected;
            else if (rules.Policy.MinimumAge > TimeSpan.Zero)
                _latestPart = collected;
        }

        return collected;
    }

    private CollectedPages Take(CollectionRules rules, ProbeResult result, CollectionPlan plan, DateTimeOffset takenAt, long started, TimeSpan timeout)
    {
        lock (_lock)
        {
            foreach (var collector in result.Collectors)
                _ledgers.FirstOrDefault(ledger => ledger.Collector == collector.Collector)?.Record(collector, started, result.Up);
            _count.Duplicates += result.Collectors.Sum(collector => collector.Duplicates);
            var pages = plan.Pages.ToDictionary(page => page, Build, StringComparer.Ordinal);
            return new CollectedPages(plan, started, pages) { IsCutShort = rules.IsCutShort(result, timeout) };
        }

        CollectedPage Build(string page)
        {
            // Of a target that is down nothing remembered is served.
            var parts = _ledgers.Where(ledger => ledger.Page == page && plan.Has(ledger))
                .Select(ledger => KeyValuePair.Create(ledger.Collector, result.Up ? ledger.Families : ledger.FamiliesOf(started))).ToImmutableArray();
            var snapshot = rules.Pages[page].Build(takenAt, result.Up, parts.SelectMany(part => part.Value), out var duplicates);
            _count.Duplicates += duplicates;
            return new CollectedPage(snapshot, parts, rules.Pages[page]);
        }
    }
}
