using BrokerExporter.Collection;
using BrokerExporter.Tests.Testing;
using Probes.Contract;
using Tests.Shared;

namespace BrokerExporter.Tests.Collection;

/// <summary>Which collectors a collection runs, and what each page shows of it.</summary>
public sealed class CompatPageTests : IAsyncDisposable
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(10);

    private readonly ManualTime _time = new();

    private readonly FakeProbe _probe = new()
    {
        Collectors = [Always("queues", CollectorDescription.MainPage), Always("old_queues", FakeProbe.OldPage)],
        Answer = (names, _) => Task.FromResult(FakeProbe.Up(
        [
            .. names.Select(name => FakeProbe.Success(
                name, name == "queues" ? FakeProbe.Queue(3) : Samples.Of(FakeProbe.OldDepth, 4, "q"))),
        ])),
    };

    [Fact]
    public async Task A_page_that_nobody_scrapes_costs_nothing()
    {
        var target = Target();
        Assert.Equal(
            ["""messaging_up{system="fake",target="t"} 1""", """fake_depth{cluster="c",queue="q"} 3"""],
            (await MainAsync(target)).Families.Lines());
        Assert.Equal(["queues"], _probe.Asked.Single());
    }

    [Fact]
    public async Task A_page_shows_its_own_names_and_whether_the_target_is_up()
    {
        Assert.Equal(
            ["""messaging_up{system="fake",target="t"} 1""", """old_depth{queue="q"} 4"""], (await OldAsync(Target())).Families.Lines());
        Assert.Equal(["old_queues"], _probe.Asked.Single());
    }

    [Fact]
    public async Task Both_pages_are_of_one_collection_while_it_is_young()
    {
        var target = Target(minimumAge: 5);
        await OldAsync(target);
        var main = await MainAsync(target);
        // The first collection was not asked for the main page; from then on each has both.
        Assert.Equal(["old_queues", "queues"], _probe.Asked.Last().Order());
        Assert.Equal(main.TakenAt, (await OldAsync(target)).TakenAt);
        Assert.Equal(2, _probe.Asked.Count);
        Assert.Equal((2, 1, 4), (target.Status.Collections, target.Status.Reused, target.Status.Series));
    }

    [Fact]
    public async Task A_page_is_collected_no_more_once_nobody_has_scraped_it_for_minutes()
    {
        var target = Target();
        await OldAsync(target);
        _time.Advance(PageDemand.Lasts - TimeSpan.FromSeconds(1));
        await MainAsync(target);
        Assert.Equal(["old_queues", "queues"], _probe.Asked.Last().Order());
        _time.Advance(TimeSpan.FromSeconds(1));
        await MainAsync(target);
        Assert.Equal(["queues"], _probe.Asked.Last());
        Assert.Equal(["""messaging_up{system="fake",target="t"} 1""", """old_depth{queue="q"} 4"""], (await OldAsync(target)).Families.Lines());
    }

    [Fact]
    public async Task A_scrape_that_meets_a_collection_without_its_page_waits_for_the_next_one()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = _probe.Answer;
        _probe.Answer = async (names, token) =>
        {
            await release.Task;
            return await answer(names, token);
        };
        var target = Target();
        var main = MainAsync(target);
        await _probe.StartedAsync();
        var old = OldAsync(target);
        release.SetResult();

        Assert.Equal(2, (await main).Families.Length);
        Assert.Contains("""old_depth{queue="q"} 4""", (await old).Families.Lines());
        Assert.Equal(["queues"], _probe.Asked.First());
        Assert.Equal(["old_queues", "queues"], _probe.Asked.Last().Order());
    }

    [Fact]
    public async Task A_scrape_that_cannot_wait_for_its_page_says_that_the_target_has_not_answered()
    {
        _probe.Answer = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            throw new InvalidOperationException("not reached");
        };
        var target = Target();
        var main = MainAsync(target);
        await _probe.StartedAsync();
        var old = target.GetAsync(FakeProbe.OldPage, TimeSpan.FromSeconds(3), default);
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(["""messaging_up{system="fake",target="t"} 0"""], (await old).Families.Lines());
        Assert.Equal(1, target.Status.Missed);
        _time.Advance(_timeout);
        Assert.False((await main).Up);
    }

    [Fact]
    public async Task Every_page_has_the_whole_limit_of_series()
    {
        var target = Target(limit: 1);
        await OldAsync(target);
        Assert.Equal(2, (await MainAsync(target)).Families.Length);
        Assert.Equal(2, (await OldAsync(target)).Families.Length);
        Assert.Empty(target.Status.Dropped);
    }

    [Fact]
    public async Task A_target_whose_system_does_not_have_the_page_is_not_asked()
    {
        var other = new FakeProbe();
        await using var targets = new TargetSet([Target(), new Target("o", null, new FakeKind("other"), other, Policy(), _time, new CapturedLog().Logger)], Policy());
        Assert.True(targets.Has(FakeProbe.OldPage));
        Assert.Single(await targets.CollectAsync(FakeProbe.OldPage, _timeout, default));
        Assert.Empty(other.Asked);
        Assert.Equal(2, (await targets.CollectAsync(CollectorDescription.MainPage, _timeout, default)).Length);
    }

    public ValueTask DisposeAsync() => _probe.DisposeAsync();

    private static Task<Snapshot> MainAsync(Target target) => target.GetAsync(CollectorDescription.MainPage, _timeout, default);

    private static Task<Snapshot> OldAsync(Target target) => target.GetAsync(FakeProbe.OldPage, _timeout, default);

    private static CollectorDescription Always(string name, string page) => new(name, TimeSpan.Zero, TimeSpan.Zero) { Page = page };

    private static CollectionPolicy Policy(double minimumAge = 0, int limit = 1000) => new(_timeout, TimeSpan.FromSeconds(minimumAge), limit);

    private Target Target(double minimumAge = 0, int limit = 1000) =>
        new("t", null, new FakeKind(), _probe, Policy(minimumAge, limit), _time, new CapturedLog().Logger);
}
