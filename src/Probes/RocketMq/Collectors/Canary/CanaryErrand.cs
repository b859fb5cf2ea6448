using Probes.RocketMq.Client;

namespace Probes.RocketMq.Collectors.Canary;

/// <summary>One attempt that is due.</summary>
/// <param name="Broker">The broker name, and what is remembered of it.</param>
/// <param name="Master">Whom to send to; null where nothing is to be sent.</param>
/// <param name="CreatesTopic">Whether the topic must be created first, which is then allowed.</param>
/// <param name="Obstacle">Why nothing is to be sent; null if nothing speaks against it.</param>
internal sealed record CanaryErrand(CanaryBroker Broker, RemotingConnection? Master, bool CreatesTopic, CanaryOutcome? Obstacle);
