using Probes.RocketMq.Client;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Positions;

/// <summary>
/// What a broker holds of each topic, the topics of which that is not known because it would not tell or was not asked
/// yet, and what may still be asked of it.
/// </summary>
internal sealed record QueueReading(
    IReadOnlyDictionary<string, QueueStats[]> Queues, IReadOnlySet<string> Unread, RequestAllowance Allowance);

/// <summary>
/// Asks one broker for the offsets of its topics (202), one request for each topic, and remembers them: topics with
/// consumers first, as far as they may have moved; then, within the allowance, those that nobody consumes.
/// </summary>
internal sealed class QueueReader(BrokerClient client, int requestsInFlight, TimeProvider time)
{
    /// <summary>How old the offsets of a topic that nobody consumes may get on a large broker.</summary>
    private static readonly TimeSpan _sideRefresh = TimeSpan.FromSeconds(60);

    private readonly TopicPolls _polls = new();
    private readonly Rotation _side = new();
    private readonly HashSet<string> _moving = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QueueStats[]> _queues = new(StringComparer.Ordinal);
    private readonly HashSet<string> _absent = new(StringComparer.Ordinal);
    private RocketMqException? _refusal;
    private DateTimeOffset? _sparedAt;
    private DateTimeOffset _readAt;

    /// <param name="wanted">Every topic to be reported.</param>
    /// <param name="committed">By topic with consumers, the furthest commit.</param>
    /// <param name="stored">The broker's own count of stored messages; null if unknown.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public async Task<QueueReading> ReadAsync(
        HashSet<string> wanted, IReadOnlyDictionary<string, long> committed, long? stored, CancellationToken cancellationToken)
    {
        // A broker that was away, or a slave that stood in once and does again, must not tell of its last time.
        if (time.GetUtcNow() - _readAt > _sideRefresh * 2)
            _queues.Clear();
        foreach (var gone in _queues.Keys.Where(topic => !wanted.Contains(topic)).ToList())
            _queues.Remove(gone);
        _moving.IntersectWith(wanted);
        _absent.IntersectWith(wanted);
        _refusal = null;

        var consumed = new HashSet<string>(wanted, StringComparer.Ordinal);
        consumed.RemoveWhere(topic => !committed.ContainsKey(topic) || topic.StartsWith(TopicName.RetryPrefix, StringComparison.Ordinal));
        var followed = new HashSet<string>(consumed, StringComparer.Ordinal);
        followed.UnionWith(_moving);
        // A commit beyond a remembered end (a retry topic's, for one) says that the end has moved.
        followed.UnionWith(wanted.Where(topic => committed.GetValueOrDefault(topic) > (EndOf(topic) ?? long.MaxValue)));
        // Leaving idle topics out is for brokers with many: a small one is asked everything, and nothing can be overlooked.
        var asked = await FollowAsync(
            followed, committed, consumed.Count > RequestAllowance.SmallBroker ? stored : null, cancellationToken);
        var allowance = RequestAllowance.Of(consumed.Count, asked, IsStarved(consumed.Count - asked, RequestAllowance.ShareOf(consumed.Count)));
        var side = new HashSet<string>(wanted, StringComparer.Ordinal);
        side.ExceptWith(followed);
        await AskSideAsync(side, allowance, cancellationToken);

        // One topic may be closed to us; if all are, that is the broker's answer.
        if (_refusal is not null && _queues.Count == 0)
            throw _refusal;
        _readAt = time.GetUtcNow();
        return new QueueReading(
            new Dictionary<string, QueueStats[]>(_queues, StringComparer.Ordinal),
            wanted.Where(topic => !_queues.ContainsKey(topic) && !_absent.Contains(topic)).ToHashSet(StringComparer.Ordinal),
            allowance);
    }

    /// <returns>How many topics were asked about.</returns>
    private async Task<int> FollowAsync(
        HashSet<string> topics, IReadOnlyDictionary<string, long> committed, long? stored, CancellationToken cancellationToken)
    {
        var due = _polls.Begin(topics, (topic, end) => committed.GetValueOrDefault(topic) > end, stored, time.GetUtcNow());
        var asked = due.Count;
        await AskAndNoteAsync(due);
        if (!_polls.IsExplained)
        {
            await AskAndNoteAsync([.. topics.Except(due)]);
            asked = topics.Count;
        }

        if (asked == topics.Count)
            _polls.NoteAllAsked();
        return asked;

        async Task AskAndNoteAsync(List<string> some)
        {
            await AskAsync(some, cancellationToken);
            foreach (var topic in some)
            {
                if (EndOf(topic) is { } end)
                    _polls.Note(topic, end, time.GetUtcNow());
                else
                    _polls.Forget(topic);
            }
        }
    }

    // Topics without consumers, retry and dead-letter topics: many, and nearly always still. One that moves is followed.
    private async Task AskSideAsync(HashSet<string> topics, RequestAllowance allowance, CancellationToken cancellationToken)
    {
        // Half of what is left over, so that the other questions get their turn.
        var due = _side.Next(
            topics, allowance.IsSmall ? TimeSpan.Zero : _sideRefresh, (allowance.Left + 1) / 2, time.GetUtcNow());
        allowance.Take(due.Count);
        var before = due.ToDictionary(topic => topic, EndOf);
        await AskAsync(due, cancellationToken);
        foreach (var (topic, end) in before)
        {
            _side.Note(topic, time.GetUtcNow());
            if (end is not null && EndOf(topic) is { } now && now != end)
                _moving.Add(topic);
        }
    }

    private bool IsStarved(int spare, int share)
    {
        var now = time.GetUtcNow();
        if (spare >= share || _sparedAt is null)
            _sparedAt = now;
        return now - _sparedAt > RequestAllowance.Patience;
    }

    private long? EndOf(string topic) => _queues.TryGetValue(topic, out var queues) ? queues.Sum(static queue => queue.MaxOffset) : null;

    // The first sign that the broker is gone ends the rest: thousands of time-outs in a row would be the whole scrape.
    private Task AskAsync(List<string> topics, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = requestsInFlight, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(topics, parallel, async (topic, giveUp) =>
        {
            try
            {
                var stats = await client.TopicStatsAsync(topic, giveUp);
                lock (_queues)
                    Keep(topic, stats);
            }
            catch (RocketMqException refusal)
            {
                lock (_queues)
                {
                    _queues.Remove(topic);
                    _absent.Remove(topic);
                    _refusal = refusal;
                }
            }
        });
    }

    private void Keep(string topic, TopicStats? stats)
    {
        if (stats is null)
        {
            _queues.Remove(topic);
            _absent.Add(topic);
        }
        else
        {
            _queues[topic] = stats.Queues;
            _absent.Remove(topic);
        }
    }
}
