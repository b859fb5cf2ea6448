using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Traffic;

/// <summary>Reads %RETRY%group; a share of it fails for good and is put into %DLQ%group.</summary>
internal sealed class RetryFlow(QueueReader reader, TopicQueues dlq, double deadShare, int messageBytes) : IConsumerFlow
{
    private double carry;

    public string Topic => reader.Topic.Config.Name;

    public string Group => reader.Row.Group;

    public void Tick(BrokerStore store, double seconds)
    {
        carry += reader.Read(store, seconds) * deadShare;
        var dead = (long)carry;
        carry -= dead;
        store.Put(dlq, dead, messageBytes);
    }
}
