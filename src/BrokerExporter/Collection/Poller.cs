namespace BrokerExporter.Collection;

/// <summary>
/// Collects one target at an interval, whether somebody scrapes it or not. The first time is somewhere within the
/// interval, by lot, so that neither the targets of one exporter nor many exporters ask at the same moment.
/// </summary>
internal sealed class Poller(CollectionRunner runner, TimeProvider time) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _turn;
    private TimeSpan? _interval;
    private Task _running = Task.CompletedTask;
    private bool _disposed;

    /// <summary>Goes on at another interval, or begins or ends. Without a change nothing happens.</summary>
    /// <param name="interval">Null: not at all.</param>
    /// <param name="lot">From 0 up to 1: where in the interval the first collection is.</param>
    public void Follow(TimeSpan? interval, double lot)
    {
        lock (_lock)
        {
            if (_disposed || interval == _interval)
                return;
            _interval = interval;
            _turn?.Cancel();
            _turn = interval is null ? null : new CancellationTokenSource();
            if (interval is { } every)
                _running = Task.WhenAll(_running, RunAsync(every, every * lot, _turn!));
        }
    }

    /// <summary>Ends the polling, not a collection that runs.</summary>
    public async ValueTask DisposeAsync()
    {
        Task running;
        lock (_lock)
        {
            _disposed = true;
            _turn?.Cancel();
            (_turn, running) = (null, _running);
        }

        await running;
    }

    private async Task RunAsync(TimeSpan every, TimeSpan first, CancellationTokenSource turn)
    {
        using (turn)
        {
            try
            {
                await Task.Delay(first, time, turn.Token);
                // A collection that takes longer than the interval makes the next one late, and none is made up for.
                using var timer = new PeriodicTimer(every, time);
                do
                    await runner.PollAsync(turn.Token);
                while (await timer.WaitForNextTickAsync(turn.Token));
            }
            catch (OperationCanceledException) when (turn.IsCancellationRequested)
            {
                // Another interval, or the end.
            }
        }
    }
}
