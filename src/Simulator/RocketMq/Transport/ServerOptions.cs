using Simulator.RocketMq.Security;

namespace Simulator.RocketMq.Transport;

/// <param name="Flavor">The release played.</param>
/// <param name="Binary">5.x only: answers in ROCKETMQ form.</param>
/// <param name="OutOfOrder">Requests that arrive together are answered last first.</param>
/// <param name="Time">The clock of delays.</param>
internal sealed record ServerOptions(Flavor Flavor, bool Binary, bool OutOfOrder, TimeProvider Time)
{
    /// <summary>What connections pass on their way in.</summary>
    public Door Door { get; init; } = new(new TlsPlay(TlsMode.Disabled), Time);

    /// <summary>The accounts that brokers answer; null: everybody.</summary>
    public AclPlay? Acl { get; init; }

    /// <summary>How long a broker waits for a client that it asks.</summary>
    public TimeSpan ClientTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
