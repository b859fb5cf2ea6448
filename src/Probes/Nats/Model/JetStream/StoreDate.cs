namespace Probes.Nats.Model.JetStream;

/// <summary>When a message was stored.</summary>
/// <param name="At">Unix milliseconds by the server's clock.</param>
/// <param name="IsEstimate">Whether that is a guess between two messages that may lie far apart.</param>
internal readonly record struct StoreDate(long At, bool IsEstimate);
