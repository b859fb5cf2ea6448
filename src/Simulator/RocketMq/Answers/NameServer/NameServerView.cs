using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Answers.NameServer;

/// <summary>What one name server answers from.</summary>
/// <param name="Registry">The brokers registered with this server.</param>
/// <param name="OrderTopics">ORDER_TOPIC_CONFIG: topic → "broker-a:4;broker-b:4".</param>
internal sealed record NameServerView(NameServerRegistry Registry, IReadOnlyDictionary<string, string> OrderTopics, Flavor Flavor)
{
    public required Func<IReadOnlyDictionary<string, string>> Properties { get; init; }
}
