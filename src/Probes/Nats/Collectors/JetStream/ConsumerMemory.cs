using Probes.Nats.Model.JetStream;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>What is remembered of a consumer between collections.</summary>
internal sealed class ConsumerMemory
{
    public RestartingTotal Consumed { get; } = new();

    /// <summary>Whether <see cref="Consumed"/> counts what it wants only; null: not known yet.</summary>
    public bool? IsFiltered { get; set; }

    public RestartingTotal Deliveries { get; } = new();

    public RestartingTotal Acknowledged { get; } = new();

    public ConsumerProgress Progress { get; } = new();
}
