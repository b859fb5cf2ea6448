namespace Simulator.Kafka.Traffic;

/// <summary>Calls for traffic each second, for as much time as has really passed.</summary>
internal sealed class RealTime : IAsyncDisposable
{
    private readonly PeriodicTimer timer;
    private readonly Task loop;

    public RealTime(Action<TimeSpan> advance, TimeProvider time)
    {
        timer = new PeriodicTimer(ClusterTraffic.Tick, time);
        loop = RunAsync(advance, time);
    }

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await loop.ConfigureAwait(false);
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
