namespace BrokerExporter;

/// <summary>Has the configuration looked at now and then.</summary>
/// <param name="interval">How often; zero: never.</param>
/// <param name="time">The clock.</param>
/// <param name="look">Reads it again if there is a reason to.</param>
internal sealed class ConfigWatch(TimeSpan interval, TimeProvider time, Func<CancellationToken, Task> look) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _watching = Task.CompletedTask;

    public void Start()
    {
        if (interval > TimeSpan.Zero)
            _watching = WatchAsync(_stopping.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task WatchAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(interval, time);
        while (await timer.WaitForNextTickAsync(stopping))
            await look(stopping);
    }
}
