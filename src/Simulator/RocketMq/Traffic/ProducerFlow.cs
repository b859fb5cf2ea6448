using Simulator.RocketMq.Model;
using Simulator.RocketMq.Topologies;

namespace Simulator.RocketMq.Traffic;

/// <summary>Puts a topic's messages on one broker at a rate, give or take a fifth.</summary>
internal sealed class ProducerFlow(TopicQueues topic, double messagesPerSecond, TopicSpec spec, Flavor flavor)
{
    private double carry;
    private double undecided;

    public TopicQueues Topic { get; } = topic;

    public double MessagesPerSecond { get; } = messagesPerSecond;

    public void Tick(BrokerStore store, double seconds, Random random)
    {
        carry += MessagesPerSecond * seconds * (0.8 + (0.4 * random.NextDouble()));
        var count = (long)carry;
        carry -= count;
        if (spec.DelayLevel > 0)
        {
            store.Delays.Add(store, spec.DelayLevel, Topic, count, spec.MessageBytes);
        }
        else if (spec.TimerSeconds > 0 && flavor.IsV5)
        {
            store.Timers.Add(store, Topic, count, spec.TimerSeconds, spec.MessageBytes);
        }
        else if (spec.Transactions is { } transactions)
        {
            undecided += count * transactions.UndecidedShare;
            var open = (long)undecided;
            undecided -= open;
            store.Transactions.Add(store, Topic, count, count - open, spec.MessageBytes, transactions.AnswersChecks);
        }
        else
        {
            store.Put(Topic, count, spec.MessageBytes);
        }
    }
}
