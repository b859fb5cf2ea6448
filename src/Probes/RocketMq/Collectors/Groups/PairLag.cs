using Probes.Lag;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>One queue of a pair, for granularity queue.</summary>
internal readonly record struct QueueLag(string Broker, int QueueId, long Committed, long Messages);

/// <summary>How far one group is behind on one topic, over the brokers that answered.</summary>
internal sealed class PairLag(string cluster, string group, string topic)
{
    private long? _age;

    public string Cluster => cluster;

    public string Group => group;

    public string Topic => topic;

    public long Messages { get; private set; }

    public long Lost { get; private set; }

    public int UncommittedQueues { get; private set; }

    public int AheadQueues { get; private set; }

    /// <summary>Queues on brokers that did not answer or would not tell.</summary>
    public long UnknownQueues { get; init; }

    public bool HasCommit { get; private set; }

    /// <summary>Whether anything at all was read of the pair.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>By queue, with granularity queue; null otherwise.</summary>
    public List<QueueLag>? Queues { get; init; }

    /// <summary>Where the group stands in queues that have messages for it.</summary>
    public List<PartitionPosition> Lagging { get; } = [];

    /// <summary>The group's commits by broker, for the counter.</summary>
    public List<BrokerCommits> CommitsByBroker { get; } = [];

    /// <summary>Queues with a backlog of which nobody knows how old it is.</summary>
    public List<(TopicPart Part, int QueueId, long Committed)> Undated { get; } = [];

    /// <summary>Milliseconds since the oldest unconsumed message was stored; 0 if there is none, null if it cannot be known.</summary>
    public long? Age => Messages == 0 ? 0 : Undated.Count > 0 ? null : _age;

    /// <summary>Adds one broker's queues.</summary>
    /// <param name="part">The broker's share of the topic.</param>
    /// <param name="commits">The group's commits there, by queue.</param>
    /// <param name="histories">When messages arrived.</param>
    /// <param name="needed">By queue as the part has them, the first offset that a group still needs; lowered to this one's.</param>
    public void Add(TopicPart part, QueueOffset[] commits, QueueHistories histories, Span<long> needed)
    {
        IsKnown = true;
        CommitsByBroker.Add(new BrokerCommits(part.Broker.Group.Broker, commits, part.Broker.MayTrail, part.Broker.Source.Address));
        var rest = commits.AsSpan();
        for (var i = 0; i < part.Queues.Length; i++)
        {
            var queue = part.Queues[i];
            while (!rest.IsEmpty && rest[0].QueueId < queue.QueueId)
                rest = rest[1..];
            if (rest.IsEmpty || rest[0].QueueId != queue.QueueId || rest[0].Offset < 0)
            {
                UncommittedQueues++;
                continue;
            }

            needed[i] = Math.Min(needed[i], rest[0].Offset);
            Add(part, queue, rest[0].Offset, histories.Of(queue.QueueId));
        }
    }

    /// <summary>Takes in how old the oldest unconsumed message of one queue is, in milliseconds.</summary>
    public void Date(long age) => _age = Math.Max(_age ?? 0, age);

    private void Add(TopicPart part, QueueStats queue, long committed, OffsetHistory history)
    {
        HasCommit = true;
        var lag = PartitionLag.Of(committed, queue.MinOffset, queue.MaxOffset);
        Messages += lag.Messages;
        Lost += lag.Lost;
        AheadQueues += lag.Ahead ? 1 : 0;
        Queues?.Add(new QueueLag(part.Broker.Group.Broker, queue.QueueId, committed, lag.Messages));
        if (lag.Messages == 0)
            return;
        Lagging.Add(new PartitionPosition(part.Broker.Group.Broker, queue.QueueId, committed, queue.MaxOffset));
        // What was removed cannot be consumed: the oldest message still there is the next one.
        var next = Math.Max(committed, queue.MinOffset);
        if (history.TimeOf(next) is { } storedAt)
            Date(part.Broker.ReadAt.ToUnixTimeMilliseconds() - storedAt);
        else
            Undated.Add((part, queue.QueueId, next));
    }
}
