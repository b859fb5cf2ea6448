namespace Probes.RocketMq.Collectors.Positions;

/// <summary>
/// Topics that were nowhere, and which brokers had said so: what one of them has later was published since, what another
/// one brings along may be old.
/// </summary>
internal sealed class MissingTopics
{
    private readonly Dictionary<(string Cluster, string Topic), IReadOnlySet<string>> _witnesses = [];

    public void Note(string cluster, string topic, IReadOnlySet<string> brokers) => _witnesses[(cluster, topic)] = brokers;

    public bool Has(string cluster, string topic) => _witnesses.ContainsKey((cluster, topic));

    /// <summary>Whether this broker had said that it has no such topic.</summary>
    public bool WasMissingOn(string cluster, string topic, string broker) =>
        _witnesses.TryGetValue((cluster, topic), out var brokers) && brokers.Contains(broker);

    /// <summary>Forgets all others.</summary>
    public void Keep(IReadOnlySet<(string Cluster, string Topic)> topics)
    {
        foreach (var gone in _witnesses.Keys.Where(key => !topics.Contains(key)).ToList())
            _witnesses.Remove(gone);
    }
}
