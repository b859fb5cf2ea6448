using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Probes.Contract;

namespace BrokerExporter.Collection;

/// <summary>One configured cluster and everything that is known of it.</summary>
internal sealed class Target : IAsyncDisposable
{
    private readonly BoundedProbe _probe;
    private readonly CollectionRunner _runner;
    private readonly Poller _poller;
    private CollectionPolicy _policy;
    private Func<double>? _lot;
    private readonly ProbeKind _kind;

    /// <param name="name">The name in the configuration.</param>
    /// <param name="cluster">The cluster's name in the configuration; null: as the brokers call it.</param>
    /// <param name="kind">Its message system.</param>
    /// <param name="probe">What asks it.</param>
    /// <param name="policy">How it is collected.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where sentences go.</param>
    public Target(string name, string? cluster, ProbeKind kind, IProbe probe, CollectionPolicy policy, TimeProvider time, ILogger logger)
    {
        Name = name;
        Cluster = cluster;
        _kind = kind;
        _probe = new BoundedProbe(probe, time);
        _runner = new CollectionRunner(name, _probe, PagesFor(policy), policy, time, logger);
        _poller = new Poller(_runner, time);
        _policy = policy;
    }

    /// <summary>The name in the configuration and the value of the label <c>target</c>.</summary>
    public string Name { get; }

    /// <summary>The name of its cluster in the configuration; null: as the brokers call it.</summary>
    public string? Cluster { get; }

    /// <summary>The value of the label <c>system</c>.</summary>
    public string System => _kind.Name;

    public TargetStatus Status => _runner.Status;

    /// <summary>What the collections for the main page gave.</summary>
    public MainPageMemory Memory => _runner.Memory;

    /// <summary>Whether its system has this page.</summary>
    public bool Has(string page) => page == CollectorDescription.MainPage || _kind.CompatPages.Any(known => known.Name == page);

    /// <summary>Begins to collect at the policy's interval, if it has one; until then, and without one, scrapes do.</summary>
    /// <param name="lot">Draws a number from 0 up to 1.</param>
    public void Start(Func<double> lot)
    {
        _lot = lot;
        _poller.Follow(_policy.Interval, lot());
    }

    /// <summary>Collects by another policy from the next collection on.</summary>
    public void Follow(CollectionPolicy policy)
    {
        _policy = policy;
        _runner.Follow(PagesFor(policy), policy);
        if (_lot is { } lot)
            _poller.Follow(policy.Interval, lot());
    }

    /// <summary>Completes when no collection runs, and none begins of its own accord any more. Never fails.</summary>
    public async Task EndedAsync()
    {
        await _poller.DisposeAsync();
        await _runner.EndedAsync();
    }

    /// <summary>The collectors of a page, in the order of exposition.</summary>
    public IEnumerable<string> CollectorsOf(string page) =>
        _probe.Collectors.Where(collector => collector.Page == page).Select(collector => collector.Name);

    /// <inheritdoc cref="CollectionRunner.GetAsync"/>
    public Task<Snapshot> GetAsync(string page, TimeSpan budget, CancellationToken cancellationToken) =>
        GetAsync(new PageRequest(page), budget, cancellationToken);

    /// <inheritdoc cref="CollectionRunner.GetAsync"/>
    public Task<Snapshot> GetAsync(PageRequest request, TimeSpan budget, CancellationToken cancellationToken) =>
        _runner.GetAsync(request, budget, cancellationToken);

    /// <summary>Ends a running collection, so that scrapes in flight are answered.</summary>
    public void Stop()
    {
        _poller.Follow(null, 0);
        _probe.Stop();
    }

    public async ValueTask DisposeAsync()
    {
        await _poller.DisposeAsync();
        await _probe.DisposeAsync();
    }

    private FrozenDictionary<string, SnapshotBuilder> PagesFor(CollectionPolicy policy) =>
        _kind.CompatPages.Select(page => (page.Name, page.Metrics)).Append((Name: CollectorDescription.MainPage, _kind.Metrics))
            .ToFrozenDictionary(page => page.Name, page => new SnapshotBuilder(_kind.Name, Name, page.Metrics, policy.SeriesLimit), StringComparer.Ordinal);
}
