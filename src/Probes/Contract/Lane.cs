using Microsoft.Extensions.Logging;

namespace Probes.Contract;

/// <summary>
/// Work beside the collections that none of them waits for: one batch at a time. What it finds out is for later
/// collections; what it has not finished when the target ends is given up.
/// </summary>
/// <param name="name">What the batches do, for the log.</param>
/// <param name="logger">Where a batch that broke is told.</param>
internal sealed class Lane(string name, ILogger logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private Task _batch = Task.CompletedTask;

    /// <summary>The last batch. Never fails.</summary>
    public Task Batch => _batch;

    /// <summary>Whether the last batch still runs.</summary>
    public bool IsBusy => !_batch.IsCompleted;

    /// <summary>
    /// Starts a batch on a thread of its own, unless the last one still runs or the target ends. Called by one collection at a time.
    /// </summary>
    /// <param name="batch">Takes the token that ends with the target. Peers that fail are its own affair: what it throws is a mistake.</param>
    public bool TryStart(Func<CancellationToken, Task> batch)
    {
        if (IsBusy || _closing.IsCancellationRequested)
            return false;
        var closing = _closing.Token;
        _batch = Task.Run(() => RunAsync(batch, closing), CancellationToken.None);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _batch;
    }

    private async Task RunAsync(Func<CancellationToken, Task> batch, CancellationToken closing)
    {
        try
        {
            await batch(closing);
        }
        catch (Exception exception)
        {
            if (!closing.IsCancellationRequested || FailureKinds.Of(exception) == FailureKind.Internal)
                Log.LaneBroke(logger, name, exception);
        }
    }
}
