using Probes.Contract;
using Probes.RocketMq.Client;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors;

/// <summary>
/// Reads one broker's positions with few requests: topics, groups and all commits in one each, then the offsets of the
/// topics that may have moved, pipelined. Commits come first, so that what is written meanwhile is lag and never less
/// than none.
/// </summary>
internal sealed class PositionsReader(BrokerMember member, BrokerClient client, RocketMqOptions options, TimeProvider time)
{
    /// <summary>How old the offsets of a topic that nobody consumes may get on a large broker.</summary>
    private static readonly TimeSpan _sideRefresh = TimeSpan.FromSeconds(60);

    private readonly TopicPolls _polls = new();
    private readonly Rotation _side = new();
    private readonly HashSet<string> _moving = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QueueStats[]> _queues = new(StringComparer.Ordinal);
    private int _collections;

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

        var topics = (await topicTable).Topics.Where(topic => IsWanted(topic.TopicName, names)).ToList();
        var commits = (await offsets).Entries;
        var (refused, allowance) = await RefreshAsync(topics, commits, stored, cancellationToken);
        return new BrokerPositions
        {
            Group = group,
            Source = member,
            ReadAt = time.GetUtcNow(),
            Topics = topics,
            ConsumerGroups = [.. (await groupTable).Groups.Where(entry => IsWantedGroup(entry.GroupName))],
            Commits = commits,
            Queues = new Dictionary<string, QueueStats[]>(_queues, StringComparer.Ordinal),
            Allowance = allowance,
            Refused = [.. topics.Where(topic => refused.Contains(topic.TopicName))],
        };
    }

    private bool IsWantedGroup(string group) => (options.SystemTopics || !GroupName.IsSystem(group)) && options.Groups.Admits(group);

    // A group's retry and dead-letter topics come with the group, not with the filter for topics.
    private bool IsWanted(string topic, IReadOnlySet<string> names) => TopicName.KindOf(topic, names) switch
    {
        TopicKind.System => options.SystemTopics && options.Topics.Admits(topic),
        TopicKind.Retry => options.Groups.Admits(topic[TopicName.RetryPrefix.Length..]),
        TopicKind.Dlq => options.Groups.Admits(TopicName.GroupOfDlq(topic)),
        _ => options.Topics.Admits(topic),
    };

    private async Task<(HashSet<string> Refused, RequestAllowance Allowance)> RefreshAsync(
        List<TopicConfig> topics, IReadOnlyList<GroupTopicOffsets> commits, long? stored, CancellationToken cancellationToken)
    {
        var wanted = topics.Select(topic => topic.TopicName).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _queues.Keys.Where(topic => !wanted.Contains(topic)).ToList())
            _queues.Remove(gone);
        _moving.IntersectWith(wanted);

        var committed = CommittedEnds(commits);
        var consumed = wanted.Where(topic => committed.ContainsKey(topic) && !topic.StartsWith(TopicName.RetryPrefix, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var followed = consumed.Union(_moving).ToHashSet(StringComparer.Ordinal);
        // Leaving idle topics out is for brokers with many: a small one is asked everything, and nothing can be overlooked.
        var counted = consumed.Count > RequestAllowance.SmallBroker ? stored : null;
        var asked = _polls.Begin(followed, (topic, end) => committed.GetValueOrDefault(topic) > end, counted, time.GetUtcNow());
        var refused = await FollowAsync(asked, cancellationToken);
        if (!_polls.IsExplained)
        {
            var rest = followed.Except(asked).ToList();
            refused.UnionWith(await FollowAsync(rest, cancellationToken));
            asked.AddRange(rest);
        }

        if (asked.Count == followed.Count)
            _polls.NoteAllAsked();

        var allowance = RequestAllowance.Of(consumed.Count, asked.Count, ++_collections > TopicPolls.QuietPolls + 1);
        refused.UnionWith(await AskSideAsync([.. wanted.Except(followed)], allowance, cancellationToken));
        return (refused, allowance);
    }

    private async Task<HashSet<string>> FollowAsync(List<string> topics, CancellationToken cancellationToken)
    {
        var refused = await AskAsync(topics, cancellationToken);
        foreach (var topic in topics)
        {
            if (_queues.TryGetValue(topic, out var queues))
                _polls.Note(topic, EndOf(queues), time.GetUtcNow());
            else
                _polls.Forget(topic);
        }

        return refused;
    }

    // Topics without consumers, retry and dead-letter topics: many, and nearly always still. One that moves is followed.
    private async Task<HashSet<string>> AskSideAsync(HashSet<string> topics, RequestAllowance allowance, CancellationToken cancellationToken)
    {
        // Half of what is left over, so that the other questions get their turn.
        var due = _side.Next(
            topics, allowance.IsSmall ? TimeSpan.Zero : _sideRefresh, allowance.Take((allowance.Left + 1) / 2), time.GetUtcNow());
        var before = due.ToDictionary(topic => topic, topic => _queues.TryGetValue(topic, out var queues) ? EndOf(queues) : (long?)null);
        var refused = await AskAsync(due, cancellationToken);
        foreach (var (topic, end) in before)
        {
            _side.Note(topic, time.GetUtcNow());
            if (!allowance.IsSmall && end is not null && _queues.TryGetValue(topic, out var queues) && EndOf(queues) != end)
                _moving.Add(topic);
        }

        return refused;
    }

    private static long EndOf(QueueStats[] queues) => queues.Sum(queue => queue.MaxOffset);

    private static Dictionary<string, long> CommittedEnds(IReadOnlyList<GroupTopicOffsets> commits)
    {
        var ends = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in commits)
        {
            var sum = entry.Queues.Sum(queue => Math.Max(0, queue.Offset));
            ends[entry.Topic] = Math.Max(sum, ends.GetValueOrDefault(entry.Topic));
        }

        return ends;
    }

    /// <returns>The topics about which the broker would not tell.</returns>
    private async Task<HashSet<string>> AskAsync(List<string> topics, CancellationToken cancellationToken)
    {
        var refused = new HashSet<string>(StringComparer.Ordinal);
        RocketMqException? refusal = null;
        // The first sign that the broker is gone ends the rest: thousands of time-outs in a row would be the whole scrape.
        await Parallel.ForEachAsync(
            topics, new ParallelOptions { MaxDegreeOfParallelism = options.RequestsInFlight, CancellationToken = cancellationToken }, AskOneAsync);
        if (refusal is not null && refused.Count == topics.Count)
            throw refusal;
        return refused;

        async ValueTask AskOneAsync(string topic, CancellationToken giveUp)
        {
            TopicStats? stats = null;
            RocketMqException? answer = null;
            try
            {
                stats = await client.TopicStatsAsync(topic, giveUp);
            }
            catch (RocketMqException exception)
            {
                answer = exception;
            }

            lock (refused)
            {
                Note(topic, stats);
                if (answer is not null)
                    refused.Add(topic);
                refusal ??= answer;
            }
        }
    }

    private void Note(string topic, TopicStats? stats)
    {
        if (stats is null)
        {
            _queues.Remove(topic);
            return;
        }

        _queues[topic] = stats.Queues;
    }
}
