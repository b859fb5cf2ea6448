using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Clients;

/// <summary>The queues that clients deal among themselves: of each topic those that may be read, on every broker that answered.</summary>
internal sealed class ReadableQueues
{
    /// <summary>PermName.PERM_READ.</summary>
    private const int Readable = 4;

    private readonly Lazy<Dictionary<(string Cluster, string Topic), TopicSurvey>> _topics;

    // Rounds end seldom: most collections ask nothing of it.
    public ReadableQueues(Survey survey) => _topics = new(() => survey.Topics.ToDictionary(topic => (topic.Cluster, topic.Name)));

    /// <summary>Empty for a topic that is not there, or that a filter leaves out.</summary>
    public IReadOnlyList<(string Topic, string Broker, int QueueId)> Of(string cluster, string topic) => _topics.Value.TryGetValue((cluster, topic), out var known)
        ?
        [
            .. known.Parts
                .Where(part => (part.Config.Perm & Readable) != 0)
                .SelectMany(part => Enumerable.Range(0, part.Config.ReadQueueNums).Select(queue => (topic, part.Broker.Group.Broker, queue))),
        ]
        : [];
}
