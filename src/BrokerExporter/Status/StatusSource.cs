using BrokerExporter.Collection;
using BrokerExporter.Self;
using Probes.Contract;

namespace BrokerExporter.Status;

/// <summary>
/// Makes the views. It reads what scrapes have left behind; only what is older than <see cref="Fresh"/> is collected anew, together
/// with everybody else who wants it, so that any number of open pages costs the brokers at most two collections a minute.
/// </summary>
internal sealed class StatusSource(LiveTargets targets, SelfCollector self, BuildInfo build, TimeProvider time)
{
    /// <summary>The longest customary distance of scrapes that a page which somebody looks at need not fill.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    // A page appears soon, with what there is; the collection goes on for the next look.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    public Task<StatusView> ViewAsync(StatusQuery query, CancellationToken cancellationToken) => targets.UseAsync(async current =>
    {
        await Task.WhenAll(current.Targets.Select(target => RefreshAsync(target, current.Policy.Timeout, cancellationToken)));
        var now = time.GetUtcNow();
        var snapshots = current.Targets.Select(target => (target.Name, target.Memory.Trends, Index: IndexOf(target))).ToList();
        return new StatusView(
            now,
            query,
            [.. current.Targets.Select(ViewOf)],
            [.. snapshots.Select(target => NameServerReader.Read(target.Name, target.Index)).OfType<NameServerTable>()],
            GroupTable.Of(snapshots.SelectMany(target => GroupReader.Read(target.Name, target.Index, target.Trends, now)), query),
            SelfReader.Read(build.Version, self.Collect(current)));
    });

    /// <returns>Null if there is no such group.</returns>
    public Task<GroupDetail?> DetailAsync(string target, Func<GroupView, bool> which, CancellationToken cancellationToken) => targets.UseAsync(async current =>
    {
        if (current.Targets.FirstOrDefault(known => known.Name == target) is not { } found)
            return null;
        await RefreshAsync(found, current.Policy.Timeout, cancellationToken);
        var snapshot = IndexOf(found);
        var group = GroupReader.Read(target, snapshot, found.Memory.Trends, time.GetUtcNow()).FirstOrDefault(which);
        return group is null ? null : DetailReader.Read(group, snapshot);
    });

    private static SnapshotIndex IndexOf(Target target) => new(target.Memory.Latest?.Snapshot.Families ?? []);

    private TargetView ViewOf(Target target)
    {
        var latest = target.Memory.Latest;
        return TargetReader.Read(target.System, target.Status, latest, latest is null ? null : time.GetElapsedTime(latest.Started));
    }

    private async Task RefreshAsync(Target target, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (target.Memory.Latest is { } latest && time.GetElapsedTime(latest.Started) < Fresh)
            return;
        try
        {
            await target.GetAsync(CollectorDescription.MainPage, timeout, CancellationToken.None).WaitAsync(_patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // What is shown says how old it is.
        }
    }
}
