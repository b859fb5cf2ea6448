using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Positions;

/// <summary>What one broker holds: topics, groups, commits and, read after the commits, the offsets of its queues.</summary>
internal sealed class BrokerPositions
{
    private readonly Dictionary<(string Topic, string Group), QueueOffset[]> _commits = [];

    public required BrokerGroup Group { get; init; }

    /// <summary>The member that answered.</summary>
    public required BrokerMember Source { get; init; }

    /// <summary>Whether it is a slave that answered: its offsets may be behind those that its master told before.</summary>
    public bool MayTrail => !Source.IsMaster;

    /// <summary>Whether a slave said this in the place of that master.</summary>
    public bool StandsInFor(BrokerPositions master) =>
        MayTrail && Group.Cluster == master.Group.Cluster && Group.Broker == master.Group.Broker;

    /// <summary>When its offsets were read. Other brokers may have been slower, and ages must not grow by the waiting.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    public required IReadOnlyList<TopicConfig> Topics { get; init; }

    /// <summary>Those of them that are static topics (5.x), with where their logical queues are.</summary>
    public IReadOnlyDictionary<string, StaticTopic> StaticTopics { get; init; } = new Dictionary<string, StaticTopic>();

    /// <summary>The canary's topic, whatever the filter for topics says; null if it is not there, or there is no canary.</summary>
    public TopicConfig? CanaryTopic { get; init; }

    public required IReadOnlyList<SubscriptionGroup> ConsumerGroups { get; init; }

    public required IReadOnlyList<GroupTopicOffsets> Commits
    {
        get;
        init
        {
            field = value;
            _commits.EnsureCapacity(value.Count);
            foreach (var entry in value.Where(entry => !entry.Broadcasting))
                _commits.TryAdd((entry.Topic, entry.Group), entry.Queues);
            PopRetries = [.. value.Where(entry => TopicName.IsPopRetryOf(entry.Topic, entry.Group))
                .Select(entry => (TopicName.TopicOfPopRetry(entry.Topic, entry.Group), entry.Group))];
            PopGroups = PopRetries.Select(pair => pair.Group).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>
    /// Groups that consume by POP (5.x), as far as their commits tell: those that had a retry. The broker calls their clients
    /// push consumers like all others (captured from 5.3.3).
    /// </summary>
    public IReadOnlySet<string> PopGroups { get; private init; } = new HashSet<string>();

    /// <summary>Commits on light queues, which are counted only; null where the broker keeps none.</summary>
    public int? LightQueues { get; init; }

    /// <summary>The topics and groups that had a retry of POP.</summary>
    public IReadOnlyList<(string Topic, string Group)> PopRetries { get; private init; } = [];

    /// <summary>By topic. A topic that is deleted, or unread, is not in it.</summary>
    public required IReadOnlyDictionary<string, QueueStats[]> Queues { get; init; }

    /// <summary>What this collection may still ask of the broker.</summary>
    public RequestAllowance Allowance { get; init; } = RequestAllowance.Of(consumed: 0, asked: 0, isStarved: false);

    /// <summary>Topics of this broker whose offsets are not known: it refused to tell them, or was not asked yet.</summary>
    public required IReadOnlySet<string> Unread { get; init; }

    /// <summary>A group's commits on a topic, by queue; empty if there is none here.</summary>
    public QueueOffset[] CommitsOf(string topic, string group) => _commits.GetValueOrDefault((topic, group), []);
}
