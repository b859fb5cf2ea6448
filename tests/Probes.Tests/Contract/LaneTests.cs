using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;

namespace Probes.Tests.Contract;

public sealed class LaneTests : IAsyncDisposable
{
    private readonly Lane _lane = new("testing", NullLogger.Instance);

    public ValueTask DisposeAsync() => _lane.DisposeAsync();

    [Fact]
    public async Task A_second_batch_does_not_start_before_the_first_one_ends()
    {
        var first = new TaskCompletionSource();
        Assert.True(_lane.TryStart(_ => first.Task));
        Assert.True(_lane.IsBusy);
        Assert.False(_lane.TryStart(_ => throw new InvalidOperationException("two at a time")));

        first.SetResult();
        await Until(() => !_lane.IsBusy);
        var second = new TaskCompletionSource();
        Assert.True(_lane.TryStart(_ =>
        {
            second.SetResult();
            return Task.CompletedTask;
        }));
        await second.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_batch_is_given_up_when_the_target_ends()
    {
        var ended = false;
        var begun = new TaskCompletionSource();
        _lane.TryStart(async closing =>
        {
            begun.SetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, closing);
            }
            finally
            {
                ended = true;
            }
        });
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(10));

        await _lane.DisposeAsync();
        Assert.True(ended);
        Assert.False(_lane.TryStart(_ => Task.CompletedTask));
    }

    [Fact]
    public async Task A_batch_that_breaks_does_not_block_the_next_one()
    {
        _lane.TryStart(_ => throw new InvalidOperationException("a mistake"));
        await Until(() => !_lane.IsBusy);
        Assert.True(_lane.TryStart(_ => Task.CompletedTask));
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
            await Task.Yield();
    }
}
