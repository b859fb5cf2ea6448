using BrokerExporter.Collection;
using Probes.Contract;

namespace BrokerExporter.Cli;

/// <summary>The configured targets, asked by a command itself: without a server, for as long as the command takes.</summary>
internal sealed class OneShot(TargetSet targets, TimeSpan timeout) : IAsyncDisposable
{
    public IReadOnlyList<Target> Targets => targets.Targets;

    /// <summary>One snapshot for each target, in order. Why a target is down, or a collector fails, is said on the error output.</summary>
    public async Task<IReadOnlyList<Snapshot>> CollectAsync(CancellationToken stop)
    {
        await using var ending = stop.Register(targets.Stop);
        // The targets end by themselves in time; nobody waits for less than that.
        var snapshots = await targets.CollectAsync(CollectorDescription.MainPage, timeout * 2, CancellationToken.None);
        stop.ThrowIfCancellationRequested();
        return snapshots;
    }

    public ValueTask DisposeAsync() => targets.DisposeAsync();
}
