using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Traffic;

/// <summary>A clustering group, or what 5.x knows of a broadcasting one.</summary>
internal sealed class ConsumerFlow(QueueReader reader) : IConsumerFlow
{
    public string Topic => reader.Topic.Config.Name;

    public string Group => reader.Row.Group;

    public void Tick(BrokerStore store, double seconds) => reader.Read(store, seconds);
}
