using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>What one broker process answers from: the group's store, the clients, and which member it is.</summary>
internal sealed record BrokerView(BrokerStore Store, ClientTable Clients, Flavor Flavor, long Id)
{
    public bool IsSlave => Id != 0;

    public string StorePath => IsSlave ? $"/var/lib/rocketmq/{Store.Name}-s{Id}" : $"/var/lib/rocketmq/{Store.Name}";

    /// <summary>The code of a message that was stored: 10, 11 and 12 say that it is on no disk or slave yet.</summary>
    public int SendCode { get; set; }

    /// <summary>Values of ${...} in the properties text.</summary>
    public required Func<IReadOnlyDictionary<string, string>> Properties { get; init; }
}
