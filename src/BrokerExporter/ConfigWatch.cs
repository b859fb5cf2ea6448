using BrokerExporter.Configuration;

namespace BrokerExporter;

/// <summary>
/// Looks at the file now and then, and has it read again when it says something else than when it was last read. It
/// looks at the content: what Kubernetes mounts from a ConfigMap is a link to a link whose times tell nothing.
/// </summary>
internal sealed class ConfigWatch(ConfigSource source, TimeSpan interval, TimeProvider time, Func<CancellationToken, Task> reload) : IAsyncDisposable
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
        {
            if (await source.HasChangedAsync(stopping))
                await reload(stopping);
        }
    }
}
