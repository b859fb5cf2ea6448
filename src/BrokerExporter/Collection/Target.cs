using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Probes.Contract;

namespace BrokerExporter.Collection;

/// <summary>One configured cluster and everything that is known of it.</summary>
internal sealed class Target : IAsyncDisposable
{
    private readonly BoundedProbe _probe;
    private readonly CollectionRunner _runner;
    private readonly FrozenDictionary<string, SnapshotBuilder> _pages;

    /// <param name="name">The name in the configuration.</param>
    /// <param name="kind">Its message system.</param>
    /// <param name="probe">What asks it.</param>
    /// <param name="policy">How it is collected.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where sentences go.</param>
    public Target(string name, ProbeKind kind, IProbe probe, CollectionPolicy policy, TimeProvider time, ILogger logger)
    {
        Name = name;
        System = kind.Name;
        _probe = new BoundedProbe(probe, time);
        _pages = kind.CompatPages.Select(page => (page.Name, page.Metrics)).Append((Name: CollectorDescription.MainPage, kind.Metrics))
            .ToFrozenDictionary(page => page.Name, page => new SnapshotBuilder(kind.Name, name, page.Metrics, policy.SeriesLimit), StringComparer.Ordinal);
        _runner = new CollectionRunner(name, _probe, _pages, policy, time, logger);
    }

    /// <summary>The name in the configuration and the value of the label <c>target</c>.</summary>
    public string Name { get; }

    /// <summary>The value of the label <c>system</c>.</summary>
    public string System { get; }

    public TargetStatus Status => _runner.Status;

    /// <inheritdoc cref="CollectionRunner.Memory"/>
    public MainPageMemory Memory => _runner.Memory;

    /// <summary>Whether its system has this page.</summary>
    public bool Has(string page) => _pages.ContainsKey(page);

    /// <inheritdoc cref="CollectionRunner.GetAsync"/>
    public Task<Snapshot> GetAsync(string page, TimeSpan budget, CancellationToken cancellationToken) =>
        _runner.GetAsync(page, budget, cancellationToken);

    /// <summary>Ends a running collection, so that scrapes in flight are answered.</summary>
    public void Stop() => _probe.Stop();

    public ValueTask DisposeAsync() => _probe.DisposeAsync();
}
