using Probes.Nats.Model.JetStream;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>What is remembered of a consumer between collections.</summary>
internal sealed class ConsumerMemory
{
    public RestartingTotal Consumed { get; } = new();

    public RestartingTotal Deliveries { get; } = new();

    public RestartingTotal Acknowledged { get; } = new();

    public ConsumerProgress Progress { get; } = new();
}
