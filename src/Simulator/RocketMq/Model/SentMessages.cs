namespace Simulator.RocketMq.Model;

/// <summary>The latest messages that clients sent, by topic, queue and offset.</summary>
internal sealed class SentMessages
{
    private const int Capacity = 1000;
    private readonly Dictionary<(string Topic, int Queue, long Offset), SentMessage> messages = [];
    private readonly Queue<(string Topic, int Queue, long Offset)> order = [];

    public void Add(string topic, int queue, long offset, SentMessage message)
    {
        if (messages.TryAdd((topic, queue, offset), message))
        {
            order.Enqueue((topic, queue, offset));
        }

        if (order.Count > Capacity)
        {
            messages.Remove(order.Dequeue());
        }
    }

    public SentMessage? Find(string topic, int queue, long offset) => messages.GetValueOrDefault((topic, queue, offset));

    public void RemoveTopic(string topic)
    {
        foreach (var key in messages.Keys.Where(key => key.Topic == topic).ToList())
        {
            messages.Remove(key);
        }
    }
}
