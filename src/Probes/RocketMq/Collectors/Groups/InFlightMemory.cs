using Probes.Metrics;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Metrics;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>How many messages POP consumers hold, as brokers last told.</summary>
internal sealed class InFlightMemory
{
    /// <summary>How old an answer may get before it is not told any more.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(3);

    private readonly Dictionary<(string Cluster, string Broker, string Group, string Topic), (long? Messages, DateTimeOffset At)> _told = [];

    public DateTimeOffset AskedAt(BrokerPositions broker, (string Topic, string Group) pair) =>
        _told.TryGetValue(KeyOf(broker, pair), out var told) ? told.At : DateTimeOffset.MinValue;

    /// <param name="broker">The broker.</param>
    /// <param name="pair">The group and its topic.</param>
    /// <param name="messages">Null: it would not tell, or nobody is there.</param>
    /// <param name="now">The time.</param>
    public void Note(BrokerPositions broker, (string Topic, string Group) pair, long? messages, DateTimeOffset now) =>
        _told[KeyOf(broker, pair)] = (messages, now);

    /// <summary>Forgets brokers that do not answer, and groups and topics that are gone.</summary>
    public void Keep(Survey survey)
    {
        var brokers = survey.Answered.Select(broker => (broker.Group.Cluster, broker.Group.Broker)).ToHashSet();
        foreach (var gone in _told.Keys.Where(key => !brokers.Contains((key.Cluster, key.Broker))
            || !survey.HasGroup(key.Cluster, key.Group) || !survey.HasTopic(key.Cluster, key.Topic)).ToList())
            _told.Remove(gone);
    }

    /// <summary>Writes the sum over the brokers, of pairs of which every broker with messages for them has told.</summary>
    /// <param name="sink">Takes the samples.</param>
    /// <param name="pairs">All pairs.</param>
    /// <param name="now">The time.</param>
    public void Add(SampleSink sink, IReadOnlyList<PairLag> pairs, DateTimeOffset now)
    {
        if (_told.Count == 0)
            return;
        foreach (var pair in pairs)
        {
            long? sum = 0;
            foreach (var broker in pair.CommitsByBroker)
            {
                sum += _told.TryGetValue((pair.Cluster, broker.Broker, pair.Group, pair.Topic), out var told) && (now - told.At).Duration() < MaximumAge
                    ? told.Messages
                    : null;
            }

            if (sum is { } known && pair.CommitsByBroker.Count > 0 && pair.UnknownQueues == 0)
                sink.Add(GroupMetrics.InFlight, known, pair.Cluster, pair.Group, pair.Topic);
        }
    }

    private static (string, string, string, string) KeyOf(BrokerPositions broker, (string Topic, string Group) pair) =>
        (broker.Group.Cluster, broker.Group.Broker, pair.Group, pair.Topic);
}
