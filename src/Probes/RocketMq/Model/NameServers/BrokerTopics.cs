namespace Probes.RocketMq.Model.NameServers;

/// <summary>
/// What the brokers themselves say of their topics (21): who is right where name servers differ. Brokers that did not
/// answer are not in it.
/// </summary>
internal sealed class BrokerTopics
{
    private readonly Dictionary<string, Lazy<IReadOnlyDictionary<string, TopicShape>>> _brokers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _permitted = new(StringComparer.Ordinal);

    /// <summary>Knows nothing.</summary>
    public static BrokerTopics None { get; } = new([], isComplete: false);

    /// <param name="brokers">Those that answered.</param>
    /// <param name="isComplete">Whether every broker answered.</param>
    public BrokerTopics(IEnumerable<BrokerTopicSource> brokers, bool isComplete)
    {
        IsComplete = isComplete;
        foreach (var source in brokers)
        {
            _brokers[source.Broker] = new(source.Read);
            if (source.Permission is not null)
                _permitted[source.Broker] = source.PermissionAt;
        }
    }

    /// <summary>Whether a topic that is on none of them is on no broker at all.</summary>
    public bool IsComplete { get; }

    public bool Knows(string broker) => _brokers.ContainsKey(broker);

    /// <summary>Whether it is known which permissions a broker tells name servers.</summary>
    public bool KnowsPermissionOf(string broker) => _permitted.ContainsKey(broker);

    /// <summary>Whether what a broker is allowed was asked then or later.</summary>
    public bool KnowsPermissionSince(string broker, DateTimeOffset at) => _permitted.TryGetValue(broker, out var askedAt) && askedAt >= at;

    /// <summary>A topic on one broker; null if it is not there, or nothing is known of the broker.</summary>
    public TopicShape? Of(string topic, string broker) => _brokers.TryGetValue(broker, out var topics) ? topics.Value.GetValueOrDefault(topic) : null;

    /// <summary>The brokers that have a topic.</summary>
    public IEnumerable<string> HostsOf(string topic) => _brokers.Where(entry => entry.Value.Value.ContainsKey(topic)).Select(entry => entry.Key);
}
