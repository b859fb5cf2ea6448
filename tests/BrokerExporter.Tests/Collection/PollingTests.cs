using BrokerExporter.Collection;
using BrokerExporter.Tests.Testing;
using Probes.Contract;
using Tests.Shared;

namespace BrokerExporter.Tests.Collection;

public sealed class PollingTests : IAsyncDisposable
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(10);

    private readonly ManualTime _time = new();
    private readonly FakeProbe _probe = new()
    {
        Collectors =
        [
            new CollectorDescription("queues", TimeSpan.Zero, TimeSpan.Zero),
            new CollectorDescription("old", TimeSpan.Zero, TimeSpan.Zero) { Page = FakeProbe.OldPage },
        ],
    };

    private readonly Target _target;

    public PollingTests() => _target = new Target("t", null, new FakeKind(), _probe, Policy(), _time, new CapturedLog().Logger);

    public ValueTask DisposeAsync() => _target.DisposeAsync();

    [Fact]
    public void Nothing_is_polled_before_the_exporter_has_started()
    {
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(_probe.Asked);
    }

    [Fact]
    public async Task The_first_poll_is_drawn_by_lot_and_the_others_follow_at_the_interval()
    {
        _target.Start(() => 0.5);
        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Empty(_probe.Asked);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await EndedPollAsync();
        for (var poll = 2; poll <= 4; poll++)
        {
            _time.Advance(Policy().Interval!.Value);
            await EndedPollAsync();
            Assert.Equal(poll, _probe.Asked.Count);
        }
    }

    [Fact]
    public async Task Scrapes_are_served_from_the_last_poll_which_says_how_old_it_is()
    {
        Assert.Null(_target.Status.SnapshotAge);
        var polled = await FirstPollAsync();
        _time.Advance(TimeSpan.FromSeconds(19));

        Assert.Same(polled, await ScrapeAsync());
        Assert.Same(polled, await ScrapeAsync());
        Assert.Equal(TimeSpan.FromSeconds(19), _target.Status.SnapshotAge);
        Assert.Single(_probe.Asked);
    }

    [Fact]
    public async Task A_scrape_before_the_first_poll_collects_itself()
    {
        _target.Start(() => 0.99);
        Assert.True((await ScrapeAsync()).Up);
        Assert.Single(_probe.Asked);
    }

    [Fact]
    public async Task What_is_older_than_its_maximum_age_is_not_served_and_the_target_counts_as_down()
    {
        Assert.True((await FirstPollAsync()).Up);
        _probe.Answer = static async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return FakeProbe.Up();
        };
        _time.Advance(TimeSpan.FromSeconds(20));
        await _probe.StartedAsync();
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.True((await ScrapeAsync()).Up);

        _time.Advance(TimeSpan.FromSeconds(1));
        var snapshot = await ScrapeAsync();
        Assert.Equal(["""messaging_up{system="fake",target="t"} 0"""], snapshot.Families.Lines());
    }

    [Fact]
    public async Task A_page_with_other_names_is_polled_only_while_somebody_scrapes_it()
    {
        await FirstPollAsync();
        Assert.Equal(["queues"], _probe.Asked.Last().Order());

        // Nobody had wanted it: it is collected for this scrape.
        Assert.True((await _target.GetAsync(new PageRequest(FakeProbe.OldPage), _timeout, default)).Up);
        await _probe.StartedAsync();
        _time.Advance(TimeSpan.FromSeconds(20));
        await EndedPollAsync();
        Assert.Equal(["old", "queues"], _probe.Asked.Last().Order());

        _time.Advance(PageDemand.Lasts);
        await EndedPollAsync();
        _time.Advance(TimeSpan.FromSeconds(20));
        await EndedPollAsync();
        Assert.Equal(["queues"], _probe.Asked.Last().Order());
    }

    [Fact]
    public async Task A_target_that_ends_is_not_polled_any_more()
    {
        await FirstPollAsync();
        await _target.DisposeAsync();
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(_probe.Asked);
    }

    [Fact]
    public async Task Another_policy_ends_the_polling_or_begins_it()
    {
        await FirstPollAsync();
        _target.Follow(Policy() with { Interval = null });
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(_probe.Asked);
        Assert.NotSame(await ScrapeAsync(), await ScrapeAsync());
        await _probe.StartedAsync();
        await _probe.StartedAsync();

        _target.Follow(Policy());
        await EndedPollAsync();
        Assert.Equal(4, _probe.Asked.Count);
    }

    [Fact]
    public async Task Targets_of_a_new_configuration_are_polled_and_those_left_out_are_not()
    {
        var (left, added) = (new FakeProbe(), new FakeProbe());
        await using var targets = new LiveTargets(new TargetSet([_target, TargetOf("left", left)], Policy()));
        targets.Start(() => 0);
        await _probe.StartedAsync();
        await left.StartedAsync();

        targets.Swap(new TargetSet([_target, TargetOf("added", added)], Policy()));
        await added.StartedAsync();
        await targets.Retired;
        Assert.True(left.Disposed);
        Assert.Single(left.Asked);
    }

    private static CollectionPolicy Policy() => new(_timeout, TimeSpan.Zero, 1000) { Interval = TimeSpan.FromSeconds(20), MaximumAge = TimeSpan.FromSeconds(25) };

    private Target TargetOf(string name, FakeProbe probe) => new(name, null, new FakeKind(), probe, Policy(), _time, new CapturedLog().Logger);

    private Task<Snapshot> ScrapeAsync() => _target.GetAsync(new PageRequest(CollectorDescription.MainPage), _timeout, default);

    private Task<Snapshot> FirstPollAsync()
    {
        _target.Start(() => 0);
        return EndedPollAsync();
    }

    // A scrape that begins when a poll has begun ends after it, or is served from it.
    private async Task<Snapshot> EndedPollAsync()
    {
        await _probe.StartedAsync();
        return await ScrapeAsync();
    }
}
