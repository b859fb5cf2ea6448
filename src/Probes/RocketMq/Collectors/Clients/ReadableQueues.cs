using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Clients;

/// <summary>The queues that clients deal among themselves: of each topic those that may be read, on every broker that answered.</summary>
internal static class ReadableQueues
{
    /// <summary>PermName.PERM_READ.</summary>
    private const int Readable = 4;

    public static IReadOnlyDictionary<string, IReadOnlyList<(string Topic, string Broker, int QueueId)>> Of(Survey survey, string cluster) => survey.Topics
        .Where(topic => topic.Cluster == cluster && topic.Kind != TopicKind.Retry)
        .ToDictionary(
            topic => topic.Name,
            IReadOnlyList<(string Topic, string Broker, int QueueId)> (topic) =>
            [
                .. topic.Parts
                    .Where(part => (part.Config.Perm & Readable) != 0)
                    .SelectMany(part => Enumerable.Range(0, part.Config.ReadQueueNums).Select(queue => (topic.Name, part.Broker.Group.Broker, queue))),
            ],
            StringComparer.Ordinal);
}
