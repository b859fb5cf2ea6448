namespace Probes.RocketMq.Model;

/// <summary>The order in which queues are named: by topic, broker and number.</summary>
internal sealed class QueueOrder : IComparer<(string Topic, string Broker, int QueueId)>
{
    public static QueueOrder Instance { get; } = new();

    public int Compare((string Topic, string Broker, int QueueId) x, (string Topic, string Broker, int QueueId) y) =>
        string.CompareOrdinal(x.Topic, y.Topic) is var topic and not 0 ? topic
        : string.CompareOrdinal(x.Broker, y.Broker) is var broker and not 0 ? broker
        : x.QueueId.CompareTo(y.QueueId);
}
