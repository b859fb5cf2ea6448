using BrokerExporter.Collection;
using BrokerExporter.Tests.Testing;
using Probes.Contract;
using Tests.Shared;

namespace BrokerExporter.Tests.Collection;

public sealed class TargetSetTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Targets_are_collected_side_by_side_and_answered_in_order()
    {
        // Each waits for the other: one after the other would never end.
        var (first, second) = (new FakeProbe(), new FakeProbe());
        var (answerFirst, answerSecond) = (first.Answer, second.Answer);
        first.Answer = async (names, token) =>
        {
            await second.StartedAsync();
            return await answerFirst(names, token);
        };
        second.Answer = async (names, token) =>
        {
            await first.StartedAsync();
            return await answerSecond(names, token);
        };
        await using var targets = Targets(first, second);

        var snapshots = await targets.CollectAsync(CollectorDescription.MainPage, TimeSpan.FromSeconds(10), default);
        Assert.Equal(
            ["""messaging_up{system="fake",target="t0"} 1""", """messaging_up{system="fake",target="t1"} 1"""],
            snapshots.Select(snapshot => snapshot.Families.Lines()[0]));
    }

    [Fact]
    public async Task A_probe_that_throws_or_hangs_blanks_only_itself()
    {
        var throws = new FakeProbe { Answer = (_, _) => throw new InvalidOperationException("broken") };
        var hangs = new FakeProbe { Answer = async (_, _) => await new TaskCompletionSource<ProbeResult>().Task };
        var targets = Targets(throws, hangs, new FakeProbe());

        var scrape = targets.CollectAsync(CollectorDescription.MainPage, TimeSpan.FromSeconds(10), default);
        await hangs.StartedAsync();
        _time.Advance(TimeSpan.FromSeconds(10) + BoundedProbe.Grace);
        Assert.Equal([false, false, true], (await scrape).Select(snapshot => snapshot.Up));

        // Disposal waits for the one that hangs, by the same clock.
        var disposal = targets.DisposeAsync().AsTask();
        while (!disposal.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    [Fact]
    public async Task No_targets_give_no_snapshots()
    {
        await using var targets = Targets();
        Assert.Empty(await targets.CollectAsync(CollectorDescription.MainPage, TimeSpan.FromSeconds(1), default));
    }

    private TargetSet Targets(params FakeProbe[] probes) => new(
    [
        .. probes.Select((probe, index) => new Target(
            $"t{index}", null, new FakeKind(), probe, new CollectionPolicy(TimeSpan.FromSeconds(10), TimeSpan.Zero, 1000),
            _time, new CapturedLog().Logger)),
    ], new CollectionPolicy(TimeSpan.FromSeconds(10), TimeSpan.Zero, 1000));
}
