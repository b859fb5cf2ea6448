using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Probes.Contract;

namespace Probes.RocketMq.Collectors.Canary;

/// <summary>
/// Tries every broker at once, beside the scrapes and never as a part of one: an attempt begins when a collection ends, at
/// most once in an interval, and its result is on the pages after it. Nobody scrapes, nothing is sent.
/// </summary>
internal sealed class CanaryTrials(RocketMqOptions options, ProbeContext context) : IAsyncDisposable
{
    private readonly Lane _lane = new("the canary", context.Logger);
    private ImmutableArray<CanaryErrand> _errands = [];
    private long? _began;

    public CanaryLedger Ledger { get; } = new(context);

    /// <summary>Whether an attempt is under way.</summary>
    public bool IsBusy => _lane.IsBusy;

    /// <summary>Whether this collection may end with an attempt.</summary>
    public bool IsDue => !_lane.IsBusy && (_began is not { } began || context.Time.GetElapsedTime(began) >= options.Canary.Interval);

    /// <summary>Says what is to be tried when the collection ends.</summary>
    public void Arrange(ImmutableArray<CanaryErrand> errands) => _errands = errands;

    /// <summary>Begins what was arranged, if anything was, and does not wait for it.</summary>
    public void Begin()
    {
        var errands = _errands;
        _errands = [];
        if (!errands.IsEmpty && IsDue && _lane.TryStart(closing => Task.WhenAll(errands.Select(errand => RunAsync(errand, closing)))))
            _began = context.Time.GetTimestamp();
    }

    public ValueTask DisposeAsync() => _lane.DisposeAsync();

    private async Task RunAsync(CanaryErrand errand, CancellationToken closing)
    {
        var outcome = await TryAsync(errand, closing);
        // What the exporter's end cut short says nothing about the broker.
        if (!closing.IsCancellationRequested)
            Ledger.Note(errand.Broker, outcome);
    }

    private async Task<CanaryOutcome> TryAsync(CanaryErrand errand, CancellationToken closing)
    {
        if (errand.Obstacle is { } obstacle || errand.Master is not { } master)
            return errand.Obstacle ?? CanaryOutcome.Failed(CanaryFailure.BrokerDown, "it advertises no address that could be dialled");
        try
        {
            return await new CanaryRound(master, options.Canary.Topic, options.Timeout, context.Time).RunAsync(errand, closing);
        }
        catch (Exception exception)
        {
            // One broker's affair: the others go on.
            if (!closing.IsCancellationRequested)
                Log.CanaryBroke(context.Logger, context.Target, errand.Broker.Name, exception);
            return CanaryOutcome.Failed(CanaryFailure.Internal, exception.Message);
        }
    }
}
