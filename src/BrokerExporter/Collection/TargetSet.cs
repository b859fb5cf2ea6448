using System.Collections.Immutable;
using Probes.Contract;

namespace BrokerExporter.Collection;

/// <summary>The targets of one configuration, in its order. Immutable; owns the probes.</summary>
/// <param name="targets">In order.</param>
/// <param name="policy">How they are collected.</param>
internal sealed class TargetSet(ImmutableArray<Target> targets, CollectionPolicy policy) : IAsyncDisposable
{
    public CollectionPolicy Policy => policy;

    public ImmutableArray<Target> Targets => targets;

    /// <summary>Whether a target has this page.</summary>
    public bool Has(string page) => targets.Any(target => target.Has(page));

    /// <summary>The names of all collectors that some target has for a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="only">The name of the only target that counts; null: all of them.</param>
    public IReadOnlySet<string> CollectorsOf(string page, string? only = null) =>
        targets.Where(target => only is null || target.Name == only).SelectMany(target => target.CollectorsOf(page)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Null if there is none of that name.</summary>
    public Target? Find(string name) => targets.FirstOrDefault(target => target.Name == name);

    /// <inheritdoc cref="CollectAsync(PageRequest, TimeSpan, CancellationToken, string)"/>
    public Task<Snapshot[]> CollectAsync(string page, TimeSpan budget, CancellationToken cancellationToken, string? only = null) =>
        CollectAsync(new PageRequest(page), budget, cancellationToken, only);

    /// <summary>
    /// One snapshot for each target that has the page, and a collector that is wanted, in order; all targets side by side, none able to
    /// delay or spoil another.
    /// </summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="budget">How long this scrape may wait.</param>
    /// <param name="cancellationToken">The scraper has left.</param>
    /// <param name="only">The name of the only target that is wanted; null: all of them.</param>
    public Task<Snapshot[]> CollectAsync(PageRequest request, TimeSpan budget, CancellationToken cancellationToken, string? only = null) => Task.WhenAll(
        from target in targets
        where target.Has(request.Page) && (only is null || target.Name == only)
        let own = request.For(target.CollectorsOf(request.Page).ToHashSet(StringComparer.Ordinal))
        where own is not null
        select target.GetAsync(own, budget, cancellationToken));

    /// <summary>Begins to collect at the interval, if there is one. For targets that have begun already nothing changes.</summary>
    /// <param name="lot">Draws a number from 0 up to 1, for each target where in the interval it begins.</param>
    public void Start(Func<double> lot)
    {
        foreach (var target in targets)
            target.Start(lot);
    }

    /// <summary>Ends running collections, so that scrapes in flight are answered.</summary>
    public void Stop()
    {
        foreach (var target in targets)
            target.Stop();
    }

    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(targets.Select(target => target.DisposeAsync().AsTask()));
}
