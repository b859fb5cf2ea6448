using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Answers.NameServer;

/// <summary>What one name server answers from.</summary>
/// <param name="Registry">The brokers registered with this server.</param>
/// <param name="Settings">What this server is configured with.</param>
internal sealed record NameServerView(NameServerRegistry Registry, NameServerSettings Settings, Flavor Flavor)
{
    public required Func<IReadOnlyDictionary<string, string>> Properties { get; init; }
}
