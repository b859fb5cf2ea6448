namespace Simulator.RocketMq.Model;

/// <param name="ClientId">As the client names itself: ip@instance.</param>
/// <param name="Address">ip:port, as the broker sees it.</param>
/// <param name="Version">The client's MQVersion ordinal.</param>
internal sealed record ConsumerClient(string ClientId, string Address, int Version, string Language = "JAVA");
