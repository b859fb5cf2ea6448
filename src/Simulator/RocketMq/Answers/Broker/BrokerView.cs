using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>What one broker process answers from: the group's store, the clients, and which member it is.</summary>
internal sealed record BrokerView(BrokerStore Store, ClientTable Clients, Flavor Flavor, long Id)
{
    public bool IsSlave => Id != 0;

    public string StorePath => IsSlave ? $"/var/lib/rocketmq/{Store.Name}-s{Id}" : $"/var/lib/rocketmq/{Store.Name}";

    /// <summary>Threads of the broker that wait for clients.</summary>
    public required ClientWaits Waits { get; init; }

    /// <summary>Values of ${...} in the properties text.</summary>
    public required Func<IReadOnlyDictionary<string, string>> Properties { get; init; }
}
