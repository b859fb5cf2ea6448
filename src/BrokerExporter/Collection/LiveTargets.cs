using System.Collections.Immutable;

namespace BrokerExporter.Collection;

/// <summary>
/// The targets of the configuration in use, which may be swapped for another's at any time. A scrape lives with those
/// that it began with; a target that is left out ends when the scrapes that may still ask it, and its own running
/// collection, have ended. One that stays in keeps everything.
/// </summary>
internal sealed class LiveTargets(TargetSet first) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private volatile Generation _generation = new(first);
    private ImmutableHashSet<Target> _leaving = [];
    private Task _unused = Task.CompletedTask;
    private Task _retired = Task.CompletedTask;
    private Func<double>? _lot;
    private bool _stopped;

    public TargetSet Current => _generation.Targets;

    /// <summary>Completes once all targets that were left out so far have ended. Never fails.</summary>
    public Task Retired
    {
        get
        {
            lock (_lock)
                return _retired;
        }
    }

    /// <inheritdoc cref="TargetSet.Start"/>
    public void Start(Func<double> lot)
    {
        lock (_lock)
        {
            _lot = lot;
            Current.Start(lot);
        }
    }

    /// <summary>Lets a scrape use the current targets until it has what it wants.</summary>
    public async Task<T> UseAsync<T>(Func<TargetSet, Task<T>> use)
    {
        var generation = _generation;
        // A closed one has a successor already.
        while (!generation.TryEnter())
            generation = _generation;
        try
        {
            return await use(generation.Targets);
        }
        finally
        {
            generation.Leave();
        }
    }

    /// <summary>From now on, scrapes get these.</summary>
    /// <param name="next">Those targets of the current set that stay, themselves, and new ones.</param>
    public void Swap(TargetSet next)
    {
        lock (_lock)
        {
            var last = _generation;
            _generation = new Generation(next);
            last.Close();
            // In order: a target may have been in several generations, and a scrape in the oldest of them.
            _unused = Task.WhenAll(_unused, last.Unused);
            _retired = Task.WhenAll([_retired, .. last.Targets.Targets.Except(next.Targets).Select(target => RetireAsync(target, _unused))]);
            if (_stopped)
                Stop();
            else if (_lot is { } lot)
                next.Start(lot);
        }
    }

    /// <summary>Ends running collections, so that scrapes in flight are answered.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _stopped = true;
            Current.Stop();
            foreach (var target in _leaving)
                target.Stop();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Stop();
        await Retired;
        await Current.DisposeAsync();
    }

    private async Task RetireAsync(Target target, Task unused)
    {
        _leaving = _leaving.Add(target);
        await unused;
        await target.EndedAsync();
        // Nothing runs that could be stopped, and what is disposed cannot be.
        lock (_lock)
            _leaving = _leaving.Remove(target);
        await target.DisposeAsync();
    }
}
