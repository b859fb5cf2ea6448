using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>A group's commits on one broker, ordered by queue.</summary>
/// <param name="Broker">The broker's name.</param>
/// <param name="Commits">By queue.</param>
/// <param name="MayTrail">Whether they are a slave's copy, which may be behind.</param>
/// <param name="Source">Which process told them: after an election another one does, and what it has may be behind too.</param>
internal readonly record struct BrokerCommits(string Broker, QueueOffset[] Commits, bool MayTrail = false, string Source = "");

/// <summary>
/// A counter of what a group consumed of a topic, from the growth of its commits, that never falls. Queue by queue: a
/// group's first commit on a queue says where it began and not what it consumed, or every group that starts at the end
/// of a long topic would seem to race through it.
/// </summary>
internal sealed class ConsumedTotal
{
    private static readonly QueueOffset _none = new(-1, -1);

    private readonly Dictionary<string, Seen> _last = new(StringComparer.Ordinal);

    /// <param name="Source">Who told it.</param>
    /// <param name="Commits">What it told.</param>
    /// <param name="Counted">Up to where it is counted; beyond the commits while these are a copy that has yet to catch up.</param>
    private readonly record struct Seen(string Source, QueueOffset[] Commits, QueueOffset[] Counted);

    public long Total { get; private set; }

    /// <summary>Whether anything was observed yet.</summary>
    public bool IsBegun { get; private set; }

    /// <summary>Notes the present commits of the brokers that answered; a broker that is away keeps what it last had.</summary>
    public void Observe(IEnumerable<BrokerCommits> brokers)
    {
        foreach (var (broker, commits, mayTrail, source) in brokers)
        {
            var last = _last.GetValueOrDefault(broker, new Seen(source, [], []));
            // The first time of all the counter begins at what was consumed before.
            Total += IsBegun ? GrowthOf(last.Counted, commits) : commits.Sum(queue => Math.Max(0, queue.Offset));
            _last[broker] = new Seen(source, commits, CountedAfter(last, commits, mayTrail || source != last.Source));
        }

        IsBegun = true;
    }

    // What a slave, or a slave that became master, has yet to copy must not count twice.
    private static QueueOffset[] CountedAfter(Seen last, QueueOffset[] commits, bool isCopy)
    {
        if (isCopy)
            return FurthestOf(last.Counted, commits);
        // The same process as before, and nothing that it has to catch up with: a commit that fell was reset.
        if (ReferenceEquals(last.Counted, last.Commits))
            return commits;
        var counted = FurthestOf(last.Counted.Where(queue => !IsReset(last.Commits, commits, queue.QueueId)), commits);
        return counted.AsSpan().SequenceEqual(commits) ? commits : counted;
    }

    private static bool IsReset(QueueOffset[] before, QueueOffset[] now, int queueId) =>
        now.FirstOrDefault(queue => queue.QueueId == queueId, _none).Offset < before.FirstOrDefault(queue => queue.QueueId == queueId, _none).Offset;

    private static QueueOffset[] FurthestOf(IEnumerable<QueueOffset> before, QueueOffset[] now) =>
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
