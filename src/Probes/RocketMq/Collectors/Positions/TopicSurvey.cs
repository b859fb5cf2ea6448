using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Positions;

/// <summary>One broker's share of a topic.</summary>
internal sealed record TopicPart(BrokerPositions Broker, TopicConfig Config, QueueStats[] Queues)
{
    public long EndSum => Sum(static queue => queue.MaxOffset);

    /// <summary>Messages that the broker holds.</summary>
    public long Retained => Sum(static queue => Math.Max(0, queue.MaxOffset - queue.MinOffset));

    /// <summary>When the newest message was stored, Unix milliseconds; 0 if there is none.</summary>
    public long LastWrite
    {
        get
        {
            var last = 0L;
            foreach (var queue in Queues)
                last = Math.Max(last, queue.LastUpdateTimestamp);
            return last;
        }
    }

    private long Sum(Func<QueueStats, long> value)
    {
        var sum = 0L;
        foreach (var queue in Queues)
            sum += value(queue);
        return sum;
    }
}

/// <summary>A topic over all brokers of its cluster that answered.</summary>
internal sealed class TopicSurvey(string cluster, string name, TopicKind kind)
{
    public string Cluster => cluster;

    public string Name => name;

    public TopicKind Kind => kind;

    public List<TopicPart> Parts { get; } = [];

    /// <summary>Queues on brokers that did not answer, as far as they are remembered, or that would not tell.</summary>
    public long UnknownQueues { get; set; }

    /// <summary>Messages that the brokers hold.</summary>
    public long Retained => Parts.Sum(static part => part.Retained);

    /// <summary>When the newest message was stored, Unix milliseconds; 0 if there is none.</summary>
    public long LastWrite => Parts.Max(static part => (long?)part.LastWrite) ?? 0;
}
