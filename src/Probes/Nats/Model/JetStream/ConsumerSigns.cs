namespace Probes.Nats.Model.JetStream;

/// <summary>What tells whether a consumer moves, and why not.</summary>
/// <param name="Deliveries">How many there were, repeated ones too.</param>
/// <param name="AckFloor">The consumer sequence up to which everything is acknowledged.</param>
/// <param name="Pending">Messages that were not delivered yet.</param>
/// <param name="AckPending">Messages that were delivered and not acknowledged.</param>
/// <param name="AckLimit">How many of those there may be; 0 or less: no limit, or unknown.</param>
/// <param name="HasTakers">Whether a pull waits, or somebody is bound to the subject that it pushes to.</param>
/// <param name="IsPaused">Whether somebody paused it.</param>
internal readonly record struct ConsumerSigns(
    ulong Deliveries, ulong AckFloor, ulong Pending, long AckPending, long AckLimit, bool HasTakers, bool IsPaused);
