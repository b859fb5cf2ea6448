using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Compat;

/// <summary>The queues of a topic on one broker that a group has committed an offset for.</summary>
internal static class CommittedQueues
{
    /// <summary>Both are ordered by queue.</summary>
    public static IEnumerable<(QueueStats Queue, long Committed)> Of(QueueStats[] queues, QueueOffset[] commits)
    {
        var next = 0;
        foreach (var queue in queues)
        {
            while (next < commits.Length && commits[next].QueueId < queue.QueueId)
                next++;
            if (next < commits.Length && commits[next].QueueId == queue.QueueId && commits[next].Offset >= 0)
                yield return (queue, commits[next].Offset);
        }
    }
}
