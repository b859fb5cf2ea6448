using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat;

/// <summary>A consumer as its own leader has it, which need not be its stream's.</summary>
/// <param name="Copy">Its stream, as the consumer's leader has that.</param>
/// <param name="Consumer">The consumer.</param>
internal sealed record LedConsumer(LedStream Copy, ConsumerDetail Consumer);
