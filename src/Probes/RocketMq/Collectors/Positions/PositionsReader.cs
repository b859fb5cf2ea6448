using Probes.Contract;
using Probes.RocketMq.Client;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Positions;

/// <summary>
/// Reads one broker's positions with few requests: topics, groups and all commits in one each, then the offsets of the
/// topics that may have moved, pipelined. Commits come first, so that what is written meanwhile is lag and never less
/// than none.
/// </summary>
internal sealed class PositionsReader(BrokerMember member, BrokerClient client, RocketMqOptions options, TimeProvider time)
{
    private readonly QueueReader _queues = new(client, options.RequestsInFlight, time);
    private (TopicConfigTable TopicTable, SubscriptionGroupTable GroupTable, IReadOnlySet<string> Names, Wanted Wanted)? _last;

    private sealed record Wanted(List<SubscriptionGroup> Groups, List<TopicConfig> Topics, HashSet<string> TopicNames);

    /// <param name="group">The broker group that is asked.</param>
    /// <param name="stored">The broker's count of stored messages, as <see cref="TopicPolls"/> wants it.</param>
    /// <param name="names">Names of clusters and brokers.</param>
    /// <param name="cancellationToken">The deadline.</param>
    /// <exception cref="ProbeException">The broker did not answer; nothing of it is known then.</exception>
    public async Task<BrokerPositions> ReadAsync(
        BrokerGroup group, long? stored, IReadOnlySet<string> names, CancellationToken cancellationToken)
    {
        var topicTable = client.TopicsAsync(cancellationToken);
        var groupTable = client.GroupsAsync(cancellationToken);
        var offsets = client.ConsumerOffsetsAsync(cancellationToken);
        await Task.WhenAll(topicTable, groupTable, offsets);

        var (groups, topics, wanted) = WantedOf(await topicTable, await groupTable, names);
        var commits = (await offsets).Entries;
        var (queues, unread, allowance) = await _queues.ReadAsync(wanted, CommittedEnds(commits), stored, cancellationToken);
        return new BrokerPositions
        {
            Group = group,
            Source = member,
            ReadAt = time.GetUtcNow(),
            Topics = topics,
            StaticTopics = (await topicTable).StaticTopics,
            CanaryTopic = options.Canary.IsOn ? (await topicTable).Topics.FirstOrDefault(topic => topic.TopicName == options.Canary.Topic) : null,
            ConsumerGroups = groups,
            Commits = commits,
            LightQueues = (await offsets).LightQueues,
            Queues = queues,
            Allowance = allowance,
            Unread = unread,
        };
    }

    // A table that did not change is the same object as last time (TableMemory), and so is what was made of it.
    private Wanted WantedOf(TopicConfigTable topicTable, SubscriptionGroupTable groupTable, IReadOnlySet<string> names)
    {
        if (_last is { } last && ReferenceEquals(last.TopicTable, topicTable) && ReferenceEquals(last.GroupTable, groupTable) && last.Names.SetEquals(names))
            return last.Wanted;
        var groups = groupTable.Groups.Where(entry => IsWantedGroup(entry.GroupName)).ToList();
        var groupNames = NamesOf(groups, entry => entry.GroupName);
        var topics = topicTable.Topics.Where(topic => IsWanted(topic.TopicName, names, groupNames)).ToList();
        var wanted = new Wanted(groups, topics, NamesOf(topics, topic => topic.TopicName));
        _last = (topicTable, groupTable, names, wanted);
        return wanted;
    }

    private bool IsWantedGroup(string group) => (options.SystemTopics || !GroupName.IsSystem(group)) && options.Groups.Admits(group);

    // A group's retry and dead-letter topics come with the group, not with the filter for topics.
    private bool IsWanted(string topic, IReadOnlySet<string> names, HashSet<string> groups) => TopicName.KindOf(topic, names) switch
    {
        TopicKind.System => options.SystemTopics && !TopicName.IsLight(topic) && options.Topics.Admits(topic),
        TopicKind.Retry => TopicName.GroupsOfRetry(topic).Any(groups.Contains),
        TopicKind.Dlq => groups.Contains(TopicName.GroupOfDlq(topic)),
        _ => options.Topics.Admits(topic),
    };

    // Sized beforehand: with thousands of names, growing a set costs more than filling it.
    private static HashSet<string> NamesOf<T>(List<T> entries, Func<T, string> name)
    {
        var names = new HashSet<string>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
            names.Add(name(entry));
        return names;
    }

    // By topic, the furthest that any group has committed: an end offset below that is out of date.
    private static Dictionary<string, long> CommittedEnds(IReadOnlyList<GroupTopicOffsets> commits)
    {
        var ends = new Dictionary<string, long>(commits.Count, StringComparer.Ordinal);
        foreach (var entry in commits)
        {
            var sum = 0L;
            foreach (var queue in entry.Queues)
                sum += Math.Max(0, queue.Offset);
            ends[entry.Topic] = Math.Max(sum, ends.GetValueOrDefault(entry.Topic));
        }

        return ends;
    }
}
