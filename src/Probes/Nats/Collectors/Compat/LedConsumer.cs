using Probes.Nats.Collectors.JetStream;

namespace Probes.Nats.Collectors.Compat;

/// <summary>A consumer as its own leader has it, which need not be its stream's.</summary>
/// <param name="Of">Its stream, as the consumer's leader has that.</param>
/// <param name="Consumer">The leader's copy.</param>
internal sealed record LedConsumer(LedStream Of, ConsumerCopy Consumer);
