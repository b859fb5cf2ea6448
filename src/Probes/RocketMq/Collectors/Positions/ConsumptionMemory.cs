using Probes.Lag;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Positions;

/// <summary>
/// What is remembered of topics between collections: counters that never fall, and when the messages of a queue arrived.
/// Used by one collection at a time.
/// </summary>
internal sealed class ConsumptionMemory
{
    private readonly Dictionary<(string Cluster, string Topic), GrowingTotal> _published = [];
    private readonly Dictionary<(string Cluster, string Broker, string Topic), QueueHistories> _histories = [];
    private readonly Dictionary<(string Cluster, string Broker), BrokerPositions> _last = [];
    private readonly Dictionary<(string Cluster, string Broker), BrokerPositions> _masters = [];

    /// <summary>Topics of which it was told that there are none, whose counters begin at 0.</summary>
    public MissingTopics Missing { get; } = new();

    /// <summary>What a broker said when it last answered; null if it never did.</summary>
    public BrokerPositions? LastOf(string cluster, string broker) => _last.GetValueOrDefault((cluster, broker));

    /// <summary>What masters last said for which slaves stand in.</summary>
    public IReadOnlyList<BrokerPositions> ReplacedMasters(IEnumerable<BrokerPositions> brokers) =>
    [
        .. brokers.Where(broker => broker.MayTrail)
            .Select(broker => _masters.GetValueOrDefault((broker.Group.Cluster, broker.Group.Broker)))
            .OfType<BrokerPositions>(),
    ];

    /// <summary>
    /// Whether a topic that is seen on a broker for the first time is new there, so that it counts from zero. A slave that
    /// stood in may merely not have had it.
    /// </summary>
    private bool IsNewOn(BrokerPositions broker, string topic) =>
        Missing.WasMissingOn(broker.Group.Cluster, topic, broker.Group.Broker)
        || LastOf(broker.Group.Cluster, broker.Group.Broker) is { MayTrail: false } last && !last.Unread.Contains(topic);

    public long PublishedOf(TopicSurvey topic) => PublishedOf(topic.Cluster, topic.Name);

    public long PublishedOf(string cluster, string topic) => _published[(cluster, topic)].Total;

    /// <summary>The histories of a topic's queues on one broker, for lag in seconds.</summary>
    public QueueHistories HistoriesOf(TopicSurvey topic, TopicPart part) => HistoriesOf(topic.Cluster, part, topic.Name);

    public QueueHistories HistoriesOf(string cluster, TopicPart part, string topic)
    {
        var key = (cluster, part.Broker.Group.Broker, topic);
        if (!_histories.TryGetValue(key, out var histories))
            _histories[key] = histories = new QueueHistories();
        return histories;
    }

    /// <summary>Takes in a collection: counters grow, and topics that are gone are forgotten.</summary>
    public void Absorb(Survey survey)
    {
        foreach (var topic in survey.Topics)
        {
            var key = (topic.Cluster, topic.Name);
            var isNew = !_published.TryGetValue(key, out var total);
            if (isNew)
                _published[key] = total = new GrowingTotal();
            var countsWhole = isNew && !Missing.Has(topic.Cluster, topic.Name);
            foreach (var part in topic.Parts)
                total!.Observe(part.Broker.Group.Broker, part.EndSum, countsWhole || IsNewOn(part.Broker, topic.Name), part.Broker.MayTrail);
        }

        var present = survey.Topics.Select(topic => (topic.Cluster, topic.Name)).ToHashSet();
        foreach (var gone in _published.Keys.Where(key => !present.Contains(key)).ToList())
            _published.Remove(gone);
        var brokers = survey.Answered.Concat(survey.Away).Select(broker => (broker.Group.Cluster, broker.Group.Broker)).ToHashSet();
        foreach (var gone in _histories.Keys.Where(key => !present.Contains((key.Cluster, key.Topic)) || !brokers.Contains((key.Cluster, key.Broker))).ToList())
            _histories.Remove(gone);
    }

    /// <summary>Ends a collection: remembers who was there. Brokers that are not in the view any more are forgotten.</summary>
    public void Close(Survey survey)
    {
        var kept = survey.Answered.Concat(survey.Away).ToDictionary(broker => (broker.Group.Cluster, broker.Group.Broker));
        _last.Clear();
        foreach (var (key, broker) in kept)
        {
            _last[key] = broker;
            if (!broker.MayTrail)
                _masters[key] = broker;
        }

        foreach (var gone in _masters.Keys.Where(key => !kept.ContainsKey(key)).ToList())
            _masters.Remove(gone);
    }
}
