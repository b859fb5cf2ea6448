using Probes.Kafka.Collectors;
using Tests.Shared;

namespace Probes.Tests.Kafka.Collectors;

public sealed class StragglersTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    private readonly ManualTime _time = new();
    private readonly TaskCompletionSource[] _brokers = [new(), new(), new()];

    [Fact]
    public async Task All_that_answer_are_waited_for()
    {
        var waiting = Leave(3);
        _brokers[0].SetResult();
        _brokers[1].SetResult();
        Assert.False(waiting.IsCompleted);
        _brokers[2].SetResult();
        await waiting;
    }

    [Fact]
    public async Task The_slowest_is_left_after_three_times_what_most_of_them_took_and_some_patience()
    {
        var waiting = Leave(3);
        _time.Advance(TimeSpan.FromSeconds(1));
        _brokers[0].SetResult();
        _brokers[2].SetResult();
        await _time.TimerAsync(TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        await waiting;
    }

    [Fact]
    public async Task One_that_is_alone_is_waited_for()
    {
        var waiting = Leave(1);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.False(waiting.IsCompleted);
        _brokers[0].SetResult();
        await waiting;
    }

    [Fact]
    public async Task The_end_of_the_collection_ends_the_waiting()
    {
        using var deadline = new CancellationTokenSource();
        _brokers[0].SetResult();
        _brokers[1].SetResult();
        var waiting = Stragglers.LeaveAsync([.. _brokers.Select(static broker => broker.Task)], _patience, _time, deadline.Token);
        await deadline.CancelAsync();
        await waiting;
    }

    private Task Leave(int count) => Stragglers.LeaveAsync([.. _brokers.Take(count).Select(static broker => broker.Task)], _patience, _time, CancellationToken.None);
}
