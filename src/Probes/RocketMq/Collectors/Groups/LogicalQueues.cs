using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>
/// The logical queues of a static topic (5.x), each a row of queues on brokers: it goes on in the next one when it moves, and
/// is consumed in that order. Offsets and commits are those of the brokers' queues. A group's position is in the last queue
/// of the row in which it has a commit (ConsumerManageProcessor.rewriteResponseForStaticTopic asks for it that way): what
/// is before that it has consumed, though its last commit there may say less; what is behind that is still to come.
/// </summary>
internal sealed class LogicalQueues
{
    private readonly string _topic;
    private readonly List<MappedQueue[]> _rows;
    private readonly Dictionary<string, BrokerPositions> _brokers;

    private LogicalQueues(string topic, List<MappedQueue[]> rows, Dictionary<string, BrokerPositions> brokers) =>
        (_topic, _rows, _brokers) = (topic, rows, brokers);

    /// <returns>Null: an ordinary topic, or one that never moved.</returns>
    public static LogicalQueues? Of(Survey survey, TopicSurvey topic)
    {
        var brokers = survey.Answered.Concat(survey.Away)
            .Where(broker => broker.Group.Cluster == topic.Cluster && broker.StaticTopics.ContainsKey(topic.Name))
            .ToDictionary(broker => broker.Group.Broker, StringComparer.Ordinal);
        if (brokers.Count == 0)
            return null;
        // A broker knows a row up to where it handed it on: the rows of all of them together are whole.
        var rows = brokers.Values
            .SelectMany(broker => broker.StaticTopics[topic.Name].Queues)
            .Distinct()
            .GroupBy(queue => queue.LogicalId)
            .Select(row => row.OrderBy(queue => queue.Generation).ToArray())
            .Where(row => row.Length > 1)
            .ToList();
        return rows.Count == 0 ? null : new LogicalQueues(topic.Name, rows, brokers);
    }

    /// <summary>A group's commits on one broker, as they are to be understood.</summary>
    public QueueOffset[] CommitsOf(TopicPart part, string group)
    {
        var commits = part.Broker.CommitsOf(_topic, group).ToDictionary(commit => commit.QueueId, commit => commit.Offset);
        foreach (var row in _rows)
        {
            var position = Array.FindLastIndex(row, queue => CommitOf(queue, group) >= 0);
            for (var i = 0; i < row.Length && position >= 0; i++)
            {
                if (row[i].Broker != part.Broker.Group.Broker || i == position)
                    continue;
                commits[row[i].QueueId] = i < position ? EndOf(part, row[i].QueueId) : 0;
            }
        }

        return [.. commits.OrderBy(commit => commit.Key).Select(commit => new QueueOffset(commit.Key, commit.Value))];
    }

    private long CommitOf(MappedQueue queue, string group)
    {
        if (_brokers.TryGetValue(queue.Broker, out var broker))
        {
            foreach (var commit in broker.CommitsOf(_topic, group))
            {
                if (commit.QueueId == queue.QueueId)
                    return commit.Offset;
            }
        }

        return -1;
    }

    private static long EndOf(TopicPart part, int queueId)
    {
        foreach (var queue in part.Queues)
        {
            if (queue.QueueId == queueId)
                return queue.MaxOffset;
        }

        return 0;
    }
}
