using Probes.Lag;

namespace Probes.Nats.Model.JetStream;

/// <summary>Whether a consumer moves: while it is behind, deliveries or acknowledgements do.</summary>
internal sealed class ConsumerProgress
{
    private readonly StallDetector _detector = new();

    /// <param name="now">Unix milliseconds by the exporter's clock.</param>
    /// <param name="signs">What the consumer's leader says.</param>
    /// <returns>Why it stands still; null if it moves, is paused, or has nothing to do.</returns>
    public StallReason? Observe(long now, in ConsumerSigns signs) => _detector.Observe(
        now,
        // Both only grow while it works; their sum moves when either does.
        new PairProgress(unchecked((long)(signs.Deliveries + signs.AckFloor)), signs.IsPaused || signs.Pending == 0 ? 0 : 1)
        {
            AckSaturated = signs.AckPending > 0 && signs.AckLimit > 0 && signs.AckPending >= signs.AckLimit,
            NobodyAsks = !signs.HasTakers,
        });
}
