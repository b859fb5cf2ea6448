using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Subscriptions;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Watches every group's members, from what brokers answer when they are asked for them (203). One collection's at a time.</summary>
internal sealed class SubscriptionWatches
{
    /// <summary>org.apache.rocketmq.common.constant.PermName.</summary>
    private const int Readable = 4;

    private readonly Dictionary<(string Cluster, string Group), Watched> _groups = [];

    public SubscriptionWatch? Of(GroupSurvey group) => _groups.GetValueOrDefault((group.Cluster, group.Name))?.Watch;

    /// <summary>Takes in the answers that came since the last time, and forgets groups that are gone.</summary>
    public void Observe(Survey survey, ConnectionsMemory connections, DateTimeOffset now)
    {
        var topics = new Dictionary<BrokerPositions, HashSet<string>>();
        foreach (var group in survey.Groups)
            Observe(group, [.. connections.ToldOf(group, now)], topics);
        foreach (var gone in _groups.Keys.Where(key => !survey.HasGroup(key.Cluster, key.Group)).ToList())
            _groups.Remove(gone);
    }

    /// <summary>Notes that a group consumed of a topic since the last collection.</summary>
    public void NoteConsumed(PairLag pair, DateTimeOffset now) =>
        _groups.GetValueOrDefault((pair.Cluster, pair.Group))?.Watch.NoteConsumed(pair.Topic, now);

    private void Observe(
        GroupSurvey group, (BrokerPositions Broker, DateTimeOffset At, ConsumerConnections? Connections)[] told, Dictionary<BrokerPositions, HashSet<string>> topics)
    {
        // While all its brokers are away, nothing is known that would be new.
        if (told.Length == 0)
            return;
        var newest = told.Max(answer => answer.At);
        if (!_groups.TryGetValue((group.Cluster, group.Name), out var watched))
        {
            if (told.All(answer => answer.Connections is null))
                return;
            _groups[(group.Cluster, group.Name)] = watched = new Watched();
        }

        if (watched.Newest == newest)
            return;
        watched.Newest = newest;
        var wanted = told.SelectMany(answer => answer.Connections?.Subscriptions ?? [])
            .Select(subscription => subscription.Topic).Where(SightingReader.IsTopic).ToHashSet(StringComparer.Ordinal);
        watched.Watch.Observe([.. told.Select(answer => SightingReader.Read(answer.Broker.Group.Broker, answer.At, answer.Connections) with
        {
            // A slave misses the clients that talk to masters only.
            IsNeeded = !answer.Broker.MayTrail && ReadableOn(answer.Broker, topics).Overlaps(wanted),
        })]);
    }

    private static HashSet<string> ReadableOn(BrokerPositions broker, Dictionary<BrokerPositions, HashSet<string>> topics)
    {
        if (!topics.TryGetValue(broker, out var readable))
        {
            topics[broker] = readable = broker.Topics.Where(topic => (topic.Perm & Readable) != 0 && topic.ReadQueueNums > 0)
                .Select(topic => topic.TopicName).ToHashSet(StringComparer.Ordinal);
        }

        return readable;
    }

    private sealed class Watched
    {
        public SubscriptionWatch Watch { get; } = new();

        public DateTimeOffset Newest { get; set; }
    }
}
