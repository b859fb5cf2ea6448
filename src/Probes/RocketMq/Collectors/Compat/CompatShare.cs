using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Compat;

/// <summary>What a group consumes of a topic on one broker: the grain of most families of apache/rocketmq-exporter.</summary>
internal sealed record CompatShare(TopicSurvey Survey, TopicPart Part, string Group, QueueOffset[] Commits)
{
    public string Topic => Survey.Name;

    public BrokerPositions Broker => Part.Broker;

    /// <summary>Whether the topic holds what the group is to consume again.</summary>
    public bool IsRetry => Survey.Kind == TopicKind.Retry;

    /// <summary>Whether anything was ever sent back to the group on this broker; null if that is not known.</summary>
    public bool? HasRetries
    {
        get
        {
            var retry = TopicName.RetryPrefix + Group;
            return Broker.Queues.TryGetValue(retry, out var queues) ? queues.Any(queue => queue.MaxOffset > 0)
                : Broker.Unread.Contains(retry) ? null
                : false;
        }
    }

    /// <summary>Of every group that is not broadcasting: the topics it consumes and its retry topics, where it has committed.</summary>
    public static IReadOnlyList<CompatShare> AllOf(GroupsReading reading, ConnectionsMemory connections)
    {
        var pairs = reading.Pairs.Select(pair => (pair.Cluster, pair.Topic, pair.Group)).ToHashSet();
        var groups = reading.Survey.Groups.ToDictionary(group => (group.Cluster, group.Name));
        var topics = reading.Survey.Topics.ToDictionary(topic => (topic.Cluster, topic.Name));
        return
        [
            .. reading.Survey.Answered.SelectMany(broker => broker.Commits.Where(entry => !entry.Broadcasting).Select(entry => ShareOf(broker, entry)))
                .OfType<CompatShare>(),
        ];

        CompatShare? ShareOf(BrokerPositions broker, GroupTopicOffsets entry)
        {
            var cluster = broker.Group.Cluster;
            if (!topics.TryGetValue((cluster, entry.Topic), out var survey) || survey.Parts.FirstOrDefault(part => part.Broker == broker) is not { } part)
                return null;
            return pairs.Contains((cluster, entry.Topic, entry.Group)) || IsRetryOf(survey, entry.Group)
                ? new CompatShare(survey, part, entry.Group, entry.Queues)
                : null;
        }

        bool IsRetryOf(TopicSurvey topic, string group) =>
            topic.Kind == TopicKind.Retry && groups.TryGetValue((topic.Cluster, group), out var survey) && connections.ModeOf(survey)?.IsBroadcasting != true;
    }
}
