using BrokerExporter.Collection;
using BrokerExporter.Tests.Testing;
using Probes.Contract;
using Tests.Shared;

namespace BrokerExporter.Tests.Collection;

/// <summary>Scrapes of a few collectors beside those of all.</summary>
public sealed class PartialCollectionTests : IAsyncDisposable
{
    private const string _up = """messaging_up{system="fake",target="t"} 1""";
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(10);

    private readonly ManualTime _time = new();
    private readonly CapturedLog _log = new();
    private readonly FakeProbe _probe;
    private long _value;

    public PartialCollectionTests() => _probe = new FakeProbe
    {
        Collectors = [Always("a"), Always("b"), new("slow", TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(300)) { MayWait = true }],
        Answer = (names, _) => Task.FromResult(Answer(names)),
    };

    [Fact]
    public async Task Only_the_named_are_asked_and_shown()
    {
        Assert.Equal([_up, """fake_depth{cluster="c",queue="b"} 1"""], Lines(await PartAsync(Target(), "b")));
        Assert.Equal(["b"], _probe.Asked.Single());
    }

    [Fact]
    public async Task A_whole_scrape_after_it_asks_all_and_a_young_whole_one_serves_it()
    {
        var target = Target(minimumAge: 5);
        await PartAsync(target, "b");
        await WholeAsync(target);
        Assert.Equal(["a", "b"], _probe.Asked.Last().Order());
        Assert.Equal([_up, """fake_depth{cluster="c",queue="a"} 2"""], Lines(await PartAsync(target, "a")));
        Assert.Equal(2, _probe.Asked.Count);
    }

    [Fact]
    public async Task It_is_served_again_while_it_is_young_and_leaves_the_whole_one_alone()
    {
        var target = Target(minimumAge: 5);
        var whole = await WholeAsync(target);
        _time.Advance(TimeSpan.FromSeconds(3));
        await PartAsync(target, "a");
        Assert.Single(_probe.Asked);
        Assert.Same(whole, await WholeAsync(target));
        _time.Advance(TimeSpan.FromSeconds(2));
        var part = await PartAsync(target, "a");
        Assert.Same(part, await PartAsync(target, "a"));
        Assert.Equal(2, _probe.Asked.Count);
        Assert.NotSame(whole, await WholeAsync(target));
        Assert.Equal(4, target.Status.Series);
    }

    [Fact]
    public async Task A_whole_scrape_waits_for_a_partial_one_to_end_and_then_asks_for_itself()
    {
        var release = Hold();
        var target = Target();
        var part = PartAsync(target, "a");
        await _probe.StartedAsync();
        var whole = WholeAsync(target);
        Assert.Single(_probe.Asked);
        release.SetResult();
        Assert.Equal([_up, """fake_depth{cluster="c",queue="a"} 1"""], Lines(await part));
        Assert.Equal(3, Lines(await whole).Length);
        Assert.Equal(2, _probe.Asked.Count);
    }

    [Fact]
    public async Task A_partial_scrape_joins_a_whole_one_that_is_under_way()
    {
        var release = Hold();
        var target = Target();
        var whole = WholeAsync(target);
        await _probe.StartedAsync();
        var part = PartAsync(target, "b");
        release.SetResult();
        Assert.Equal([_up, """fake_depth{cluster="c",queue="b"} 1"""], Lines(await part));
        Assert.Equal(3, Lines(await whole).Length);
        Assert.Single(_probe.Asked);
        Assert.Equal(1, target.Status.Joined);
    }

    [Fact]
    public async Task A_slow_collector_that_is_named_is_asked_at_once_and_then_served_from_memory()
    {
        var target = Target();
        Assert.Contains("""fake_slow_facts{cluster="c"} 1""", Lines(await PartAsync(target, "slow")));
        Assert.Contains("""fake_slow_facts{cluster="c"} 1""", Lines(await PartAsync(target, "slow")));
        Assert.Equal(["slow", ""], _probe.Asked.Select(names => string.Join(' ', names)));
        // The first whole collection has what is known, and asks for nothing that may wait.
        Assert.Contains("""fake_slow_facts{cluster="c"} 1""", Lines(await WholeAsync(target)));
    }

    [Fact]
    public async Task What_is_not_asked_in_part_is_not_served_stale_by_the_next_whole_one()
    {
        var target = Target();
        await WholeAsync(target);
        await PartAsync(target, "a");
        _probe.Answer = (_, _) => Task.FromResult(FakeProbe.Up(FakeProbe.Success("a", FakeProbe.Queue(9, "a")), FakeProbe.Failure("b")));
        Assert.Equal([_up, """fake_depth{cluster="c",queue="a"} 9"""], Lines(await WholeAsync(target)));
    }

    [Fact]
    public async Task The_limit_is_complained_about_once_whatever_is_scraped_between()
    {
        var target = Target(limit: 1);
        for (var i = 0; i < 3; i++)
        {
            await WholeAsync(target);
            await PartAsync(target, "a");
        }

        Assert.Single(_log.Lines, line => line.Contains("limit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_which_a_part_is_scraped_is_not_in_demand()
    {
        var probe = new FakeProbe
        {
            Collectors = [Always("a"), Always("old") with { Page = FakeProbe.OldPage }, Always("older") with { Page = FakeProbe.OldPage }],
            Answer = (names, _) => Task.FromResult(Answer(names)),
        };
        await using var target = Target(probe: probe);
        await target.GetAsync(new PageRequest(FakeProbe.OldPage, new HashSet<string> { "old" }), _timeout, default);
        await WholeAsync(target);
        Assert.Equal(["old", "a"], probe.Asked.Select(names => string.Join(' ', names)));
    }

    public ValueTask DisposeAsync() => _probe.DisposeAsync();

    private static CollectorDescription Always(string name) => new(name, TimeSpan.Zero, TimeSpan.Zero);

    private static Task<Snapshot> WholeAsync(Target target) => target.GetAsync(CollectorDescription.MainPage, _timeout, default);

    private static Task<Snapshot> PartAsync(Target target, params string[] collectors) =>
        target.GetAsync(new PageRequest(CollectorDescription.MainPage, collectors.ToHashSet()), _timeout, default);

    private static string[] Lines(Snapshot snapshot) => snapshot.Families.Lines();

    private ProbeResult Answer(IReadOnlySet<string> names)
    {
        var value = ++_value;
        return FakeProbe.Up([.. names.Order().Select(name => FakeProbe.Success(
            name, name == "slow" ? Samples.Of(FakeProbe.Slow, value, "c") : FakeProbe.Queue(value, name)))]);
    }

    private TaskCompletionSource Hold()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _probe.Answer = async (names, _) =>
        {
            await release.Task;
            return Answer(names);
        };
        return release;
    }

    private Target Target(double minimumAge = 0, int limit = 1000, FakeProbe? probe = null) => new(
        "t", null, new FakeKind(), probe ?? _probe, new CollectionPolicy(_timeout, TimeSpan.FromSeconds(minimumAge), limit), _time, _log.Logger);
}
