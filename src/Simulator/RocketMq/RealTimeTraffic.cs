using Simulator.RocketMq.Traffic;

namespace Simulator.RocketMq;

/// <summary>Calls for traffic each 250 ms, for as much time as has really passed.</summary>
internal sealed class RealTimeTraffic : IAsyncDisposable
{
    private readonly PeriodicTimer timer;
    private readonly Task loop;

    public RealTimeTraffic(Action<TimeSpan> advance, TimeProvider time)
    {
        timer = new PeriodicTimer(TimeSpan.FromMilliseconds(BrokerTraffic.Tick), time);
        loop = RunAsync(advance, time);
    }

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await loop;
    }

    private async Task RunAsync(Action<TimeSpan> advance, TimeProvider time)
    {
        var last = time.GetTimestamp();
        while (await timer.WaitForNextTickAsync().ConfigureAwait(false))
        {
            var now = time.GetTimestamp();
            advance(time.GetElapsedTime(last, now));
            last = now;
        }
    }
}
