namespace Simulator.RocketMq.Model;

/// <param name="ClientId">As the client names itself: ip@instance.</param>
/// <param name="Address">ip:port, as the broker sees it.</param>
/// <param name="Version">The client's MQVersion ordinal.</param>
internal sealed record ConsumerClient(string ClientId, string Address, int Version, string Language = "JAVA")
{
    /// <summary>What it subscribes to itself; null for what its group does.</summary>
    public IReadOnlyList<Subscription>? Subscriptions { get; init; }

    /// <summary>Brokers that it cannot connect to, by name.</summary>
    public IReadOnlyList<string> Unreachable { get; init; } = [];

    /// <summary>Unix milliseconds of its start; 0 for always.</summary>
    public long From { get; init; }

    /// <summary>Unix milliseconds of its end.</summary>
    public long Until { get; init; } = long.MaxValue;
}
