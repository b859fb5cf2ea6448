using System.Collections.Immutable;
using Probes.Contract;

namespace BrokerExporter.Collection;

/// <summary>The targets of one configuration, in its order. Immutable; owns the probes.</summary>
internal sealed class TargetSet(ImmutableArray<Target> targets) : IAsyncDisposable
{
    public ImmutableArray<Target> Targets => targets;

    /// <summary>Whether a target has this page.</summary>
    public bool Has(string page) => targets.Any(target => target.Has(page));

    /// <summary>
    /// One snapshot for each target that has the page, in order; all targets side by side, none able to delay or spoil
    /// another.
    /// </summary>
    public Task<Snapshot[]> CollectAsync(string page, TimeSpan budget, CancellationToken cancellationToken) =>
        Task.WhenAll(targets.Where(target => target.Has(page)).Select(target => target.GetAsync(page, budget, cancellationToken)));

    /// <summary>Ends running collections, so that scrapes in flight are answered.</summary>
    public void Stop()
    {
        foreach (var target in targets)
            target.Stop();
    }

    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(targets.Select(target => target.DisposeAsync().AsTask()));
}
