using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Traffic;

/// <summary>Reads %RETRY%group and fails again: all of it is sent back, for as long as the simulation runs.</summary>
internal sealed class LoopFlow(QueueReader reader, int messageBytes) : IConsumerFlow
{
    private const int FirstRetryLevel = 3;

    public string Topic => reader.Topic.Config.Name;

    public string Group => reader.Row.Group;

    public void Tick(BrokerStore store, double seconds) =>
        store.Delays.Add(store, FirstRetryLevel, reader.Topic, reader.Read(store, seconds), messageBytes);
}
