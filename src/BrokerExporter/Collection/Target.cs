using Microsoft.Extensions.Logging;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter.Collection;

/// <summary>One configured cluster and everything that is known of it.</summary>
internal sealed class Target : IAsyncDisposable
{
    private readonly BoundedProbe _probe;
    private readonly CollectionRunner _runner;

    public Target(
        string name, string system, IReadOnlyList<Metric> metrics, IProbe probe, CollectionPolicy policy, TimeProvider time, ILogger logger)
    {
        Name = name;
        System = system;
        _probe = new BoundedProbe(probe, time);
        var builder = new SnapshotBuilder(system, name, metrics, policy.SeriesLimit);
        _runner = new CollectionRunner(name, _probe, builder, policy, time, logger);
    }

    /// <summary>The name in the configuration and the value of the label <c>target</c>.</summary>
    public string Name { get; }

    /// <summary>The value of the label <c>system</c>.</summary>
    public string System { get; }

    public TargetStatus Status => _runner.Status;

    /// <inheritdoc cref="CollectionRunner.GetAsync"/>
    public Task<Snapshot> GetAsync(TimeSpan budget, CancellationToken cancellationToken) => _runner.GetAsync(budget, cancellationToken);

    /// <summary>Ends a running collection, so that scrapes in flight are answered.</summary>
    public void Stop() => _probe.Stop();

    public ValueTask DisposeAsync() => _probe.DisposeAsync();
}
