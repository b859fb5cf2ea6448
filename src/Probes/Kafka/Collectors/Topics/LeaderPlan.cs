using System.Collections.Immutable;
using Probes.Kafka.Model.Topics;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Kafka.Collectors.Topics;

/// <summary>Which partitions each broker is asked about: a request for all of them.</summary>
internal sealed class LeaderPlan
{
    private readonly SortedDictionary<int, List<(TopicView Topic, List<int> Positions)>> _leaders = [];

    public IEnumerable<int> Leaders => _leaders.Keys;

    public bool IsEmpty => _leaders.Count == 0;

    /// <summary>All partitions of the topics that somebody leads.</summary>
    public static LeaderPlan Of(IEnumerable<TopicView> topics)
    {
        var plan = new LeaderPlan();
        foreach (var topic in topics)
        {
            for (var i = 0; i < topic.Partitions.Length; i++)
            {
                if (topic.Partitions[i].Leader is var leader and >= 0)
                    plan.Add(leader, topic, i);
            }
        }

        return plan;
    }

    /// <summary>Partitions of one topic are added one after the other.</summary>
    public void Add(int leader, TopicView topic, int position)
    {
        if (!_leaders.TryGetValue(leader, out var topics))
            _leaders[leader] = topics = [];
        if (topics.Count == 0 || !ReferenceEquals(topics[^1].Topic, topic))
            topics.Add((topic, []));
        topics[^1].Positions.Add(position);
    }

    public IReadOnlyList<(TopicView Topic, List<int> Positions)> Of(int leader) => _leaders[leader];

    /// <summary>The question to a leader.</summary>
    /// <param name="leader">Its node id.</param>
    /// <param name="isolation">0: up to the high watermark; 1: up to the last stable offset.</param>
    /// <param name="timestamp">What is looked for in a partition.</param>
    public ListOffsetsRequest RequestTo(int leader, sbyte isolation, Func<TopicView, int, long> timestamp)
    {
        var topics = _leaders[leader];
        var asked = ImmutableArray.CreateBuilder<ByTopic<ListOffsetsRequest.Partition>>(topics.Count);
        foreach (var (topic, positions) in topics)
        {
            var partitions = ImmutableArray.CreateBuilder<ListOffsetsRequest.Partition>(positions.Count);
            foreach (var position in positions)
                partitions.Add(new ListOffsetsRequest.Partition(topic.Partitions[position].Index, timestamp(topic, position)));
            asked.Add(new ByTopic<ListOffsetsRequest.Partition>(topic.Name, partitions.MoveToImmutable()));
        }

        return new ListOffsetsRequest(isolation, asked.MoveToImmutable());
    }
}
