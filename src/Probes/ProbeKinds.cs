using Probes.Contract;
using Probes.Kafka;
using Probes.Nats;
using Probes.RocketMq;

namespace Probes;

/// <summary>Every message system that the exporter knows. Adding one is its folder and its line here.</summary>
public static class ProbeKinds
{
    public static IReadOnlyList<ProbeKind> All { get; } = [new RocketMqKind(), new NatsKind(), new KafkaKind()];
}
