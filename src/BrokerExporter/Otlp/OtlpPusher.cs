using BrokerExporter.Configuration;
using BrokerExporter.Exposition;
using BrokerExporter.Self;
using Microsoft.Extensions.Logging;
using Probes.Metrics;

namespace BrokerExporter.Otlp;

/// <summary>Pushes the page again and again, from the first interval's end until it is disposed of.</summary>
/// <param name="config">When.</param>
/// <param name="collect">What: the families of the page, from a collection that scrapes share.</param>
/// <param name="order">How they are put together.</param>
/// <param name="encoder">Makes requests of them.</param>
/// <param name="sender">Sends these.</param>
/// <param name="counters">Counts them.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where sentences go.</param>
internal sealed class OtlpPusher(
    OtlpConfig config, Func<CancellationToken, Task<IReadOnlyList<IReadOnlyList<Family>>>> collect, FamilyOrder order, OtlpEncoder encoder,
    OtlpSender sender, SelfCounters counters, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private OtlpResult _last = OtlpResult.Success;
    private bool _disposed;

    public void Start()
    {
        foreach (var result in Enum.GetValues<OtlpResult>())
            counters.CountExports(result.Label(), 0);
        Log.Pushing(logger, Endpoint, config.Interval);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Ends without a last push: that would be a collection more, while the process is being stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        sender.Dispose();
        _stop.Dispose();
    }

    // A query may hold a key.
    private string Endpoint => config.Endpoint.GetLeftPart(UriPartial.Path);

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(config.Interval, time);
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            try
            {
                await PushAsync();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // A mistake of ours: it may cost a push, never the exporter.
                Log.PushBroke(logger, exception);
            }
        }
    }

    private async Task PushAsync()
    {
        var started = time.GetTimestamp();
        var now = time.GetUtcNow();
        var requests = encoder.Encode(order.Merge(await collect(_stop.Token)), now);
        var worst = new OtlpOutcome(OtlpResult.Success, null);
        foreach (var request in requests)
        {
            var outcome = await sender.SendAsync(request, config.Interval - time.GetElapsedTime(started), _stop.Token);
            counters.CountExports(outcome.Result.Label(), 1);
            if (outcome.Result > worst.Result)
                worst = outcome;
        }

        Tell(worst);
    }

    private void Tell(OtlpOutcome outcome)
    {
        if (outcome.Result == OtlpResult.Success && _last != OtlpResult.Success)
            Log.Recovered(logger, Endpoint);
        else if (outcome.Result != _last)
            Log.Failing(logger, Endpoint, outcome.Result.Label(), outcome.Reason ?? "no reason given");
        _last = outcome.Result;
    }
}
