using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Traffic;

/// <summary>Puts a topic's messages on one broker at a rate, give or take a fifth.</summary>
internal sealed class ProducerFlow(TopicQueues topic, double messagesPerSecond, int messageBytes, int delayLevel)
{
    private double carry;

    public TopicQueues Topic { get; } = topic;

    public double MessagesPerSecond { get; } = messagesPerSecond;

    public void Tick(BrokerStore store, double seconds, Random random)
    {
        carry += MessagesPerSecond * seconds * (0.8 + (0.4 * random.NextDouble()));
        var count = (long)carry;
        carry -= count;
        if (delayLevel > 0)
        {
            store.Delays.Add(store, delayLevel, Topic, count, messageBytes);
        }
        else
        {
            store.Put(Topic, count, messageBytes);
        }
    }
}
