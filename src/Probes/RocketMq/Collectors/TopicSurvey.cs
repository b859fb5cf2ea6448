using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors;

/// <summary>One broker's share of a topic.</summary>
internal sealed record TopicPart(BrokerPositions Broker, TopicConfig Config, QueueStats[] Queues)
{
    public long EndSum => Queues.Sum(queue => queue.MaxOffset);
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
    public long Retained => Parts.Sum(part => part.Queues.Sum(queue => Math.Max(0, queue.MaxOffset - queue.MinOffset)));

    /// <summary>When the newest message was stored, Unix milliseconds; 0 if there is none.</summary>
    public long LastWrite => Parts.SelectMany(part => part.Queues).Select(queue => queue.LastUpdateTimestamp).DefaultIfEmpty().Max();
}
