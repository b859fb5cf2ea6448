using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Traffic;

/// <summary>
/// Some of the messages read fail and are sent back: they wait at level 3 (10 s) as all first retries do
/// (AbstractSendMessageProcessor: delay level = 3 + reconsume times), then come up in %RETRY%group.
/// </summary>
internal sealed class FailingFlow(QueueReader reader, TopicQueues retry, double failingShare, int messageBytes) : IConsumerFlow
{
    private const int FirstRetryLevel = 3;
    private double carry;

    public string Topic => reader.Topic.Config.Name;

    public string Group => reader.Row.Group;

    public void Tick(BrokerStore store, double seconds)
    {
        carry += reader.Read(store, seconds) * failingShare;
        var failed = (long)carry;
        carry -= failed;
        reader.Row.CountSendBack(failed);
        store.Delays.Add(store, FirstRetryLevel, retry, failed, messageBytes);
    }
}
