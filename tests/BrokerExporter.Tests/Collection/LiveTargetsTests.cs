using BrokerExporter.Collection;
using BrokerExporter.Tests.Testing;
using Probes.Contract;
using Tests.Shared;

namespace BrokerExporter.Tests.Collection;

public sealed class LiveTargetsTests
{
    private static readonly CollectionPolicy _policy = new(TimeSpan.FromSeconds(10), TimeSpan.Zero, 1000);

    private readonly ManualTime _time = new();
    private readonly FakeProbe[] _probes = [new(), new()];

    [Fact]
    public async Task A_target_waits_for_a_scrape_of_a_configuration_long_gone()
    {
        var (first, second) = (Target("a", _probes[0]), Target("b", _probes[1]));
        await using var live = new LiveTargets(Set(first, second));
        var scrape = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var inFlight = live.UseAsync(async targets =>
        {
            await scrape.Task;
            return await targets.CollectAsync(CollectorDescription.MainPage, TimeSpan.FromSeconds(10), default);
        });
        // The second configuration has it still, and no scrape; the third has not.
        live.Swap(Set(second));
        live.Swap(Set(first));
        Assert.Equal(["a"], live.Current.Targets.Select(target => target.Name));
        Assert.False(_probes[1].Disposed);

        scrape.SetResult();
        Assert.Equal([true, true], (await inFlight).Select(snapshot => snapshot.Up));
        await _probes[1].DisposedAsync();
    }

    [Fact]
    public async Task A_target_waits_for_a_collection_whose_scraper_has_left()
    {
        var answer = new TaskCompletionSource<ProbeResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _probes[0].Answer = (_, _) => answer.Task;
        await using var live = new LiveTargets(Set(Target("a", _probes[0])));
        using var leaving = new CancellationTokenSource();
        var scrape = live.UseAsync(targets => targets.CollectAsync(CollectorDescription.MainPage, TimeSpan.FromSeconds(10), leaving.Token));
        await _probes[0].StartedAsync();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scrape);

        live.Swap(Set());
        Assert.False(_probes[0].Disposed);
        answer.SetResult(FakeProbe.Up());
        await live.Retired;
        Assert.True(_probes[0].Disposed);
    }

    [Fact]
    public async Task What_is_swapped_in_after_the_stop_is_stopped_too()
    {
        await using var live = new LiveTargets(Set(Target("a", _probes[0])));
        live.Stop();
        live.Swap(Set(Target("b", _probes[1])));
        var snapshots = await live.UseAsync(targets => targets.CollectAsync(CollectorDescription.MainPage, TimeSpan.FromSeconds(10), default));
        Assert.False(Assert.Single(snapshots).Up);
        Assert.Empty(_probes[1].Asked);
        await live.Retired;
        Assert.True(_probes[0].Disposed);
    }

    private static TargetSet Set(params Target[] targets) => new([.. targets], _policy);

    private Target Target(string name, FakeProbe probe) => new(name, null, new FakeKind(), probe, _policy, _time, new CapturedLog().Logger);
}
