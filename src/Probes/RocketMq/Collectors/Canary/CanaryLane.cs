using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Probes.Contract;

namespace Probes.RocketMq.Collectors.Canary;

/// <summary>
/// Tries every broker at once, beside the scrapes and never as a part of one: an attempt begins when a collection ends, at
/// most once in an interval, and its result is on the pages after it. Nobody scrapes, nothing is sent.
/// </summary>
internal sealed class CanaryLane(RocketMqOptions options, ProbeContext context) : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private ImmutableArray<CanaryErrand> _errands = [];
    private long? _began;

    public CanaryLedger Ledger { get; } = new(context);

    /// <summary>The attempt that is under way, or the last one.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Whether this collection may end with an attempt.</summary>
    public bool IsDue => Running.IsCompleted && (_began is not { } began || context.Time.GetElapsedTime(began) >= options.Canary.Interval);

    /// <summary>Says what is to be tried when the collection ends.</summary>
    public void Arrange(ImmutableArray<CanaryErrand> errands) => _errands = errands;

    /// <summary>Begins what was arranged, if anything was, and does not wait for it.</summary>
    public void Begin()
    {
        if (_errands.IsEmpty || !IsDue || _closing.IsCancellationRequested)
            return;
        var errands = _errands;
        _errands = [];
        _began = context.Time.GetTimestamp();
        Running = Task.Run(() => Task.WhenAll(errands.Select(RunAsync)), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await Running;
    }

    private async Task RunAsync(CanaryErrand errand)
    {
        var outcome = await TryAsync(errand);
        // What the exporter's end cut short says nothing about the broker.
        if (!_closing.IsCancellationRequested)
            Ledger.Note(errand.Broker, outcome);
    }

    private async Task<CanaryOutcome> TryAsync(CanaryErrand errand)
    {
        if (errand.Obstacle is { } obstacle || errand.Master is not { } master)
            return errand.Obstacle ?? CanaryOutcome.Failed(CanaryFailure.BrokerDown, "it advertises no address that could be dialled");
        try
        {
            return await new CanaryRound(master, options.Canary.Topic, options.Timeout, context.Time).RunAsync(errand, _closing.Token);
        }
        catch (Exception exception)
        {
            // Nobody waits for this task: what is not caught here would never be seen.
            if (!_closing.IsCancellationRequested)
                Log.CanaryBroke(context.Logger, context.Target, errand.Broker.Name, exception);
            return CanaryOutcome.Failed(CanaryFailure.Internal, exception.Message);
        }
    }
}
