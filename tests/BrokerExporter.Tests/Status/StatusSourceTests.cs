using BrokerExporter.Collection;
using BrokerExporter.Self;
using BrokerExporter.Status;
using BrokerExporter.Tests.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Tests.Shared;

namespace BrokerExporter.Tests.Status;

/// <summary>When looking at the page collects, and when it does not.</summary>
public sealed class StatusSourceTests : IAsyncDisposable
{
    private static readonly CollectionPolicy _policy = new(TimeSpan.FromSeconds(10), TimeSpan.Zero, 1000);

    private readonly ManualTime _time = new();
    private readonly FakeProbe _probe = new() { Answer = (names, _) => Task.FromResult(FakeProbe.Up([.. names.Select(name => FakeProbe.Success(name, [.. Groups.Collected(7)]))])) };
    private readonly SelfCounters _counters = new();
    private readonly LiveTargets _targets;
    private readonly StatusSource _source;

    public StatusSourceTests()
    {
        _targets = new LiveTargets(new TargetSet([new Target("shop", null, new FakeKind(), _probe, _policy, _time, NullLogger.Instance)], _policy));
        var self = new SelfCollector(BuildInfo.Current, new ReloadStatus(_time.GetUtcNow()), _counters);
        _source = new StatusSource(_targets, self, BuildInfo.Current, _time);
    }

    [Fact]
    public async Task The_first_look_collects()
    {
        var view = await ViewAsync();
        Assert.Single(_probe.Asked);
        Assert.True(Assert.Single(view.Targets).Up);
        Assert.Equal(7, Assert.Single(view.Groups.Rows).Lag);
    }

    [Fact]
    public async Task What_is_younger_than_half_a_minute_is_shown_with_its_age()
    {
        await ViewAsync();
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(TimeSpan.FromSeconds(29), Assert.Single((await ViewAsync()).Targets).Age);
        Assert.Single(_probe.Asked);
    }

    [Fact]
    public async Task What_is_older_is_collected_again()
    {
        await ViewAsync();
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.Zero, Assert.Single((await ViewAsync()).Targets).Age);
        Assert.Equal(2, _probe.Asked.Count);
    }

    [Fact]
    public async Task A_target_that_takes_long_is_shown_as_it_was()
    {
        await ViewAsync();
        _time.Advance(TimeSpan.FromSeconds(40));
        var (answer, open) = (_probe.Answer, new TaskCompletionSource());
        _probe.Answer = async (names, deadline) =>
        {
            await open.Task;
            return await answer(names, deadline);
        };
        var look = ViewAsync();
        await _probe.StartedAsync();
        await _time.TimersAsync(1);
        while (!look.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True(Assert.Single((await look).Targets).Age >= TimeSpan.FromSeconds(43));
        open.SetResult();
        await _targets.Current.Targets[0].EndedAsync();
        Assert.Equal(2, _probe.Asked.Count);
    }

    [Fact]
    public async Task A_target_that_is_down_shows_no_groups_of_before()
    {
        await ViewAsync();
        _time.Advance(TimeSpan.FromSeconds(31));
        _probe.Answer = (names, _) => Task.FromResult(FakeProbe.Down([.. names.Select(name => FakeProbe.Failure(name, FailureKind.Timeout, "It fell silent."))]));
        var view = await ViewAsync();
        Assert.Empty(view.Groups.Rows);
        Assert.Equal((false, "It fell silent."), (view.Targets[0].Up, view.Targets[0].Sentence));
    }

    [Fact]
    public async Task A_group_is_found_in_its_target_only()
    {
        Assert.NotNull(await _source.DetailAsync("shop", group => group.Key == Groups.Key(), default));
        Assert.Null(await _source.DetailAsync("other", _ => true, default));
        Assert.Null(await _source.DetailAsync("shop", group => group.Key.Group == "none", default));
        Assert.Single(_probe.Asked);
    }

    public async ValueTask DisposeAsync()
    {
        await _targets.DisposeAsync();
        _counters.Dispose();
    }

    private Task<StatusView> ViewAsync() => _source.ViewAsync(new StatusQuery(), default);
}
