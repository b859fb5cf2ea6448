using BrokerExporter.Collection;
using BrokerExporter.Tests.Testing;
using Probes.Contract;
using Tests.Shared;

namespace BrokerExporter.Tests.Collection;

public sealed class CollectionRunnerTests
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(10);

    private readonly ManualTime _time = new();
    private readonly CapturedLog _log = new();

    [Fact]
    public async Task A_target_that_answers_is_up_and_shows_its_samples()
    {
        var snapshot = await Target(new FakeProbe()).GetAsync(CollectorDescription.MainPage, _timeout, default);

        Assert.True(snapshot.Up);
        Assert.Equal(
            ["""messaging_up{system="fake",target="t"} 1""", """fake_depth{cluster="c",queue="q"} 3"""], snapshot.Families.Lines());
    }

    [Fact]
    public async Task Scrapes_at_the_same_time_share_one_collection()
    {
        var (probe, release) = Held();
        var target = Target(probe);
        var scrapes = Enumerable.Range(0, 8).Select(_ => target.GetAsync(CollectorDescription.MainPage, _timeout, default)).ToArray();
        release.SetResult();

        var snapshots = await Task.WhenAll(scrapes);
        Assert.All(snapshots, snapshot => Assert.Same(snapshots[0], snapshot));
        Assert.Single(probe.Asked);
        Assert.Equal((1, 7), (target.Status.Collections, target.Status.Joined));
    }

    [Fact]
    public async Task Scrapes_one_after_the_other_collect_each()
    {
        var probe = new FakeProbe();
        var target = Target(probe);
        await target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        await target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        Assert.Equal(2, probe.Asked.Count);
    }

    [Fact]
    public async Task A_scraper_that_leaves_cancels_nobody_else()
    {
        var (probe, release) = Held();
        var target = Target(probe);
        using var leaves = new CancellationTokenSource();
        var first = target.GetAsync(CollectorDescription.MainPage, _timeout, leaves.Token);
        var second = target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        await leaves.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        release.SetResult();
        Assert.True((await second).Up);
    }

    [Fact]
    public async Task A_collection_whose_only_scraper_left_is_joined_by_the_next_one()
    {
        var (probe, release) = Held();
        var target = Target(probe);
        using var leaves = new CancellationTokenSource();
        var first = target.GetAsync(CollectorDescription.MainPage, _timeout, leaves.Token);
        await probe.StartedAsync();
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var second = target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        release.SetResult();
        Assert.True((await second).Up);
        Assert.Single(probe.Asked);
    }

    [Fact]
    public async Task A_snapshot_younger_than_the_minimum_age_is_served_again()
    {
        var probe = new FakeProbe();
        var target = Target(probe, minimumAge: 5);
        var first = await target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Same(first, await target.GetAsync(CollectorDescription.MainPage, _timeout, default));
        Assert.Equal(1, target.Status.Reused);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.NotSame(first, await target.GetAsync(CollectorDescription.MainPage, _timeout, default));
        Assert.Equal(2, probe.Asked.Count);
    }

    [Fact]
    public async Task A_collection_ends_at_the_scrapers_deadline_with_what_is_finished()
    {
        var probe = new FakeProbe { Collectors = [Always("fast"), Always("slow")] };
        probe.Answer = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return FakeProbe.Up(FakeProbe.Success("fast", FakeProbe.Queue(1)), FakeProbe.Failure("slow", FailureKind.Timeout, "too slow"));
        };
        var target = Target(probe);
        var scrape = target.GetAsync(CollectorDescription.MainPage, TimeSpan.FromSeconds(2), default);
        await probe.StartedAsync();
        Assert.False(scrape.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Contains("""fake_depth{cluster="c",queue="q"} 1""", (await scrape).Families.Lines());
        Assert.Equal([true, false], target.Status.Collectors.Select(collector => collector.Succeeded));
    }

    [Fact]
    public async Task A_collection_never_takes_longer_than_the_configured_timeout()
    {
        var probe = Hanging(obeys: true);
        var scrape = Target(probe).GetAsync(CollectorDescription.MainPage, TimeSpan.FromMinutes(5), default);
        await probe.StartedAsync();
        _time.Advance(_timeout);
        Assert.False((await scrape).Up);
    }

    [Fact]
    public async Task A_probe_that_ignores_its_deadline_holds_up_nobody()
    {
        var probe = Hanging(obeys: false);
        var target = Target(probe);
        var scrape = target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        await probe.StartedAsync();
        _time.Advance(_timeout + BoundedProbe.Grace);

        var snapshot = await scrape;
        Assert.Equal(["""messaging_up{system="fake",target="t"} 0"""], snapshot.Families.Lines());
        Assert.Equal([KeyValuePair.Create(FailureKind.Timeout, 1L)], target.Status.Collectors[0].Failures);
    }

    [Fact]
    public async Task A_probe_that_is_still_at_work_is_not_asked_a_second_time()
    {
        var probe = Hanging(obeys: false);
        var target = Target(probe);
        var first = target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        await probe.StartedAsync();
        _time.Advance(_timeout + BoundedProbe.Grace);
        await first;

        var second = target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        await _time.TimersAsync(2);
        _time.Advance(_timeout + BoundedProbe.Grace);
        Assert.False((await second).Up);
        Assert.Single(probe.Asked);
    }

    [Fact]
    public async Task A_probe_that_comes_back_from_a_hang_is_asked_again()
    {
        var (probe, release) = Held();
        var target = Target(probe);
        var first = target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        await probe.StartedAsync();
        _time.Advance(_timeout + BoundedProbe.Grace);
        Assert.False((await first).Up);

        var second = target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        release.SetResult();
        Assert.True((await second).Up);
        Assert.Equal(2, probe.Asked.Count);
    }

    [Fact]
    public async Task A_probe_that_throws_is_down_and_says_why()
    {
        var probe = new FakeProbe { Answer = (_, _) => throw new InvalidOperationException("no idea") };
        var target = Target(probe);
        Assert.False((await target.GetAsync(CollectorDescription.MainPage, _timeout, default)).Up);
        Assert.Equal([KeyValuePair.Create(FailureKind.Internal, 1L)], target.Status.Collectors[0].Failures);
        Assert.Equal(["warn: Target t is down (internal): InvalidOperationException: no idea."], _log.Lines);
    }

    [Fact]
    public async Task A_probe_that_blocks_its_thread_holds_up_nobody()
    {
        using var blocked = new ManualResetEventSlim();
        var probe = new FakeProbe();
        probe.Answer = (_, _) =>
        {
            blocked.Wait(CancellationToken.None);
            return Task.FromResult(FakeProbe.Up());
        };
        var scrape = Target(probe).GetAsync(CollectorDescription.MainPage, _timeout, default);
        await probe.StartedAsync();
        _time.Advance(_timeout + BoundedProbe.Grace);
        Assert.False((await scrape).Up);
        blocked.Set();
    }

    [Fact]
    public async Task A_scrape_that_cannot_wait_for_the_collection_it_joined_says_down_and_nothing_stale()
    {
        var (probe, release) = Held();
        var target = Target(probe);
        var patient = target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        await probe.StartedAsync();
        var hurried = target.GetAsync(CollectorDescription.MainPage, TimeSpan.FromSeconds(3), default);
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(["""messaging_up{system="fake",target="t"} 0"""], (await hurried).Families.Lines());
        Assert.Equal(1, target.Status.Missed);
        Assert.False(patient.IsCompleted);
        release.SetResult();
        Assert.True((await patient).Up);
    }

    [Fact]
    public async Task A_scrape_that_joins_late_waits_for_the_end_if_it_has_the_time()
    {
        var probe = Hanging(obeys: true);
        var target = Target(probe);
        var first = target.GetAsync(CollectorDescription.MainPage, TimeSpan.FromSeconds(5), default);
        await probe.StartedAsync();
        _time.Advance(TimeSpan.FromSeconds(3));
        var second = target.GetAsync(CollectorDescription.MainPage, TimeSpan.FromSeconds(2), default);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Same(await first, await second);
        Assert.Equal(0, target.Status.Missed);
    }

    [Fact]
    public async Task A_scraper_in_a_hurry_does_not_decide_for_one_that_can_wait()
    {
        var probe = Hanging(obeys: true);
        var target = Target(probe, minimumAge: 5);
        var hurried = target.GetAsync(CollectorDescription.MainPage, TimeSpan.FromSeconds(2), default);
        await probe.StartedAsync();
        var patient = target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        probe.Answer = new FakeProbe().Answer;
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.False((await hurried).Up);
        Assert.True((await patient).Up);
        Assert.Equal(2, probe.Asked.Count);
    }

    [Fact]
    public async Task What_a_hurried_collection_lacks_is_not_served_as_young()
    {
        var probe = Hanging(obeys: true);
        var target = Target(probe, minimumAge: 5);
        var hurried = target.GetAsync(CollectorDescription.MainPage, TimeSpan.FromMilliseconds(50), default);
        await probe.StartedAsync();
        _time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.False((await hurried).Up);
        Assert.Equal("no answer within 50ms", target.Status.Collectors[0].Message);

        probe.Answer = new FakeProbe().Answer;
        Assert.True((await target.GetAsync(CollectorDescription.MainPage, _timeout, default)).Up);
    }

    [Fact]
    public async Task What_a_collection_lacks_that_had_all_its_time_is_not_asked_anew()
    {
        var probe = Hanging(obeys: true);
        var target = Target(probe, minimumAge: 60);
        var first = target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        await probe.StartedAsync();
        var second = target.GetAsync(CollectorDescription.MainPage, _timeout * 2, default);
        _time.Advance(_timeout);

        Assert.Same(await first, await second);
        Assert.Same(await first, await target.GetAsync(CollectorDescription.MainPage, _timeout, default));
        Assert.Single(probe.Asked);
    }

    [Fact]
    public async Task A_collector_that_fails_shows_none_of_its_samples_and_spoils_no_other()
    {
        var probe = new FakeProbe { Collectors = [Always("a"), Always("b")] };
        var target = Target(probe);
        probe.Answer = (_, _) => Task.FromResult(FakeProbe.Up(
            FakeProbe.Success("a", FakeProbe.Queue(1, "a")), FakeProbe.Success("b", FakeProbe.Queue(2, "b"))));
        await target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        probe.Answer = (_, _) => Task.FromResult(FakeProbe.Up(FakeProbe.Success("a", FakeProbe.Queue(5, "a")), FakeProbe.Failure("b")));

        Assert.Equal(
            ["""messaging_up{system="fake",target="t"} 1""", """fake_depth{cluster="c",queue="a"} 5"""],
            (await target.GetAsync(CollectorDescription.MainPage, _timeout, default)).Families.Lines());
    }

    [Fact]
    public async Task A_collector_of_which_the_probe_says_nothing_has_failed()
    {
        var probe = new FakeProbe { Answer = (_, _) => Task.FromResult(FakeProbe.Up()) };
        var target = Target(probe);
        await target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        Assert.Equal([KeyValuePair.Create(FailureKind.Internal, 1L)], target.Status.Collectors[0].Failures);
    }

    [Fact]
    public async Task A_slow_collector_is_asked_when_it_is_due_and_served_from_memory_between()
    {
        var probe = new FakeProbe { Collectors = [Always("queues"), Rarely("facts")] };
        Answer(probe, "facts", 7);
        var target = Target(probe);
        await target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        _time.Advance(TimeSpan.FromSeconds(59));
        Answer(probe, "facts", 8);

        Assert.Contains("""fake_slow_facts{cluster="c"} 7""", (await target.GetAsync(CollectorDescription.MainPage, _timeout, default)).Families.Lines());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("""fake_slow_facts{cluster="c"} 8""", (await target.GetAsync(CollectorDescription.MainPage, _timeout, default)).Families.Lines());
        Assert.Equal(["facts queues", "queues", "facts queues"], probe.Asked.Select(names => string.Join(' ', names.Order())));
    }

    [Fact]
    public async Task A_slow_collector_that_is_refused_is_asked_again_after_a_minute_and_not_in_every_scrape()
    {
        var probe = new FakeProbe { Collectors = [Always("queues"), Rarely("facts")] };
        probe.Answer = (_, _) => Task.FromResult(FakeProbe.Up(FakeProbe.Failure("facts")));
        var target = Target(probe);
        await target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        await target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        _time.Advance(TimeSpan.FromSeconds(60));
        await target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        Assert.Equal(["facts queues", "queues", "facts queues"], probe.Asked.Select(names => string.Join(' ', names.Order())));
    }

    [Fact]
    public async Task A_slow_collector_is_asked_at_once_when_a_target_that_was_down_is_back()
    {
        var probe = new FakeProbe { Collectors = [Rarely("facts")] };
        probe.Answer = (_, _) => throw new IOException("away");
        var target = Target(probe);
        await target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        await target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        Assert.Equal(2, probe.Asked.Count);
    }

    [Fact]
    public async Task What_may_wait_is_asked_in_the_second_collection()
    {
        var probe = new FakeProbe { Collectors = [Always("queues"), Rarely("facts") with { MayWait = true }] };
        Answer(probe, "facts", 7);
        var target = Target(probe);
        await target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        Assert.Contains("""fake_slow_facts{cluster="c"} 7""", (await target.GetAsync(CollectorDescription.MainPage, _timeout, default)).Families.Lines());
        Assert.Equal(["queues", "facts queues"], probe.Asked.Select(names => string.Join(' ', names.Order())));
    }

    [Fact]
    public async Task A_slow_collector_that_fails_keeps_its_last_answer_until_that_is_too_old()
    {
        var probe = new FakeProbe { Collectors = [Rarely("facts")] };
        Answer(probe, "facts", 7);
        var target = Target(probe);
        await target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        probe.Answer = (_, _) => Task.FromResult(FakeProbe.Up(FakeProbe.Failure("facts")));

        _time.Advance(TimeSpan.FromSeconds(300));
        Assert.Contains("""fake_slow_facts{cluster="c"} 7""", (await target.GetAsync(CollectorDescription.MainPage, _timeout, default)).Families.Lines());
        Assert.False(target.Status.Collectors[0].Succeeded);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("""fake_slow_facts{cluster="c"} 7""", (await target.GetAsync(CollectorDescription.MainPage, _timeout, default)).Families.Lines());
    }

    [Fact]
    public async Task Series_beyond_the_limit_are_dropped_counted_and_logged_once()
    {
        var probe = new FakeProbe();
        probe.Answer = (_, _) => Task.FromResult(FakeProbe.Up(FakeProbe.Success("queues", [.. Samples.Of(sink =>
        {
            for (var i = 0; i < 10; i++)
                sink.Add(FakeProbe.Depth, (long)i, "c", $"q{i}");
        })])));
        var target = Target(probe, limit: 4);
        await target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        await target.GetAsync(CollectorDescription.MainPage, _timeout, default);

        Assert.Equal(5, target.Status.Series);
        Assert.Equal([KeyValuePair.Create(FakeProbe.Depth, 6)], target.Status.Dropped);
        Assert.Single(_log.Lines, line => line == "warn: Target t has more series than its limit of 4; the rest is left out of fake_depth.");
        Assert.Equal("""messaging_up{system="fake",target="t"} 1""", (await target.GetAsync(CollectorDescription.MainPage, _timeout, default)).Families.Lines()[0]);
    }

    [Fact]
    public async Task A_series_that_two_collectors_give_is_shown_once_and_counted()
    {
        var probe = new FakeProbe { Collectors = [Always("a"), Always("b")] };
        probe.Answer = (_, _) => Task.FromResult(FakeProbe.Up(
            FakeProbe.Success("a", FakeProbe.Queue(1)), FakeProbe.Success("b", FakeProbe.Queue(2)) with { Duplicates = 3 }));
        var target = Target(probe);
        Assert.Equal("""fake_depth{cluster="c",queue="q"} 1""", (await target.GetAsync(CollectorDescription.MainPage, _timeout, default)).Families.Lines()[1]);
        Assert.Equal(4, target.Status.Duplicates);
    }

    [Fact]
    public async Task Stopping_ends_a_running_collection()
    {
        var probe = Hanging(obeys: true);
        await using var target = Target(probe);
        var scrape = target.GetAsync(CollectorDescription.MainPage, _timeout, default);
        await probe.StartedAsync();
        target.Stop();
        Assert.False((await scrape).Up);
    }

    [Fact]
    public async Task After_stopping_nothing_is_collected_any_more()
    {
        var probe = new FakeProbe();
        await using var target = Target(probe);
        target.Stop();
        Assert.False((await target.GetAsync(CollectorDescription.MainPage, _timeout, default)).Up);
        Assert.Empty(probe.Asked);
    }

    [Fact]
    public async Task Disposing_disposes_the_probe()
    {
        var probe = new FakeProbe();
        await Target(probe).DisposeAsync();
        Assert.True(probe.Disposed);
    }

    private Target Target(FakeProbe probe, double minimumAge = 0, int limit = 1000) => new(
        "t", null, new FakeKind(), probe,
        new CollectionPolicy(_timeout, TimeSpan.FromSeconds(minimumAge), limit), _time, _log.Logger);

    private static CollectorDescription Always(string name) => new(name, TimeSpan.Zero, TimeSpan.Zero);

    private static CollectorDescription Rarely(string name) => new(name, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(300));

    private static void Answer(FakeProbe probe, string slow, long value) => probe.Answer = (names, _) => Task.FromResult(FakeProbe.Up(
        [.. names.Select(name => FakeProbe.Success(name, name == slow ? Samples.Of(FakeProbe.Slow, value, "c") : FakeProbe.Queue(1)))]));

    private static (FakeProbe Probe, TaskCompletionSource Release) Held()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var probe = new FakeProbe();
        var answer = probe.Answer;
        probe.Answer = async (names, token) =>
        {
            await release.Task;
            return await answer(names, token);
        };
        return (probe, release);
    }

    private static FakeProbe Hanging(bool obeys) => new()
    {
        Answer = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, obeys ? token : CancellationToken.None);
            throw new InvalidOperationException("not reached");
        },
    };
}
