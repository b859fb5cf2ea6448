using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>A group's commits on one broker, ordered by queue.</summary>
/// <param name="Broker">The broker's name.</param>
/// <param name="Commits">By queue.</param>
/// <param name="MayTrail">Whether they are a slave's copy, which may be behind.</param>
internal readonly record struct BrokerCommits(string Broker, QueueOffset[] Commits, bool MayTrail = false);

/// <summary>
/// A counter of what a group consumed of a topic, from the growth of its commits, that never falls. Queue by queue: a
/// group's first commit on a queue says where it began and not what it consumed, or every group that starts at the end
/// of a long topic would seem to race through it.
/// </summary>
internal sealed class ConsumedTotal
{
    private readonly Dictionary<string, QueueOffset[]> _last = new(StringComparer.Ordinal);

    public long Total { get; private set; }

    /// <summary>Whether anything was observed yet.</summary>
    public bool IsBegun { get; private set; }

    /// <summary>Notes the present commits of the brokers that answered; a broker that is away keeps what it last had.</summary>
    public void Observe(IEnumerable<BrokerCommits> brokers)
    {
        foreach (var (broker, commits, mayTrail) in brokers)
        {
            var last = _last.GetValueOrDefault(broker, []);
            // The first time of all the counter begins at what was consumed before.
            Total += IsBegun ? GrowthOf(last, commits) : commits.Sum(queue => Math.Max(0, queue.Offset));
            // What a slave has yet to copy from its master must not count twice.
            _last[broker] = mayTrail ? FurthestOf(last, commits) : commits;
        }

        IsBegun = true;
    }

    private static QueueOffset[] FurthestOf(QueueOffset[] before, QueueOffset[] now) =>
    [
        .. before.Concat(now).GroupBy(queue => queue.QueueId).OrderBy(queue => queue.Key)
            .Select(queue => new QueueOffset(queue.Key, queue.Max(commit => commit.Offset))),
    ];

    // Both are ordered by queue.
    private static long GrowthOf(ReadOnlySpan<QueueOffset> before, ReadOnlySpan<QueueOffset> now)
    {
        var growth = 0L;
        foreach (var queue in now)
        {
            while (!before.IsEmpty && before[0].QueueId < queue.QueueId)
                before = before[1..];
            if (!before.IsEmpty && before[0].QueueId == queue.QueueId && before[0].Offset >= 0)
                growth += Math.Max(0, queue.Offset - before[0].Offset);
        }

        return growth;
    }
}
