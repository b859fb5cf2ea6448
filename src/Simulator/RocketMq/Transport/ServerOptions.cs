namespace Simulator.RocketMq.Transport;

/// <param name="Flavor">The release played.</param>
/// <param name="Binary">5.x only: answers in ROCKETMQ form.</param>
/// <param name="OutOfOrder">Requests that arrive together are answered last first.</param>
/// <param name="Time">The clock of delays.</param>
/// <param name="ClientTimeout">How long a broker waits for a client that it asks.</param>
internal sealed record ServerOptions(Flavor Flavor, bool Binary, bool OutOfOrder, TimeProvider Time, TimeSpan ClientTimeout);
