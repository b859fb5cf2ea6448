using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Canary;

/// <summary>How attempts ended since the exporter started, by broker and by cluster; says so in the log when it changes.</summary>
internal sealed class CanaryLedger(ProbeContext context)
{
    private readonly ConcurrentDictionary<(string Cluster, string Broker), CanaryBroker> _brokers = new();
    // By itself and not as a sum of brokers: it must not fall when one of them is forgotten.
    private readonly ConcurrentDictionary<string, CanaryTally> _clusters = new(StringComparer.Ordinal);

    /// <summary>In the order of exposition.</summary>
    public IEnumerable<CanaryBroker> Brokers =>
        _brokers.OrderBy(entry => entry.Key, PairOrder.Instance).Select(entry => entry.Value);

    public IEnumerable<KeyValuePair<string, CanaryTally>> Clusters => _clusters.OrderBy(entry => entry.Key, StringComparer.Ordinal);

    public CanaryBroker BrokerOf(BrokerGroup group) =>
        _brokers.GetOrAdd((group.Cluster, group.Broker), static key => new CanaryBroker(key.Cluster, key.Broker));

    /// <summary>Begins the count of brokers that are new, so that an alert has a first point, and forgets those that are gone.</summary>
    public void Keep(IReadOnlyCollection<BrokerGroup> groups)
    {
        foreach (var group in groups)
        {
            BrokerOf(group);
            TallyOf(group.Cluster);
        }

        var kept = groups.Select(group => (group.Cluster, group.Broker)).ToHashSet();
        foreach (var gone in _brokers.Keys.Where(key => !kept.Contains(key)).ToList())
            _brokers.TryRemove(gone, out _);
    }

    public void Note(CanaryBroker broker, CanaryOutcome outcome)
    {
        Tell(broker, outcome);
        broker.Note(outcome, context.Time.GetUtcNow());
        TallyOf(broker.Cluster).Note(outcome);
    }

    private CanaryTally TallyOf(string cluster) => _clusters.GetOrAdd(cluster, static _ => new CanaryTally(MessagingMetrics.Roundtrip));

    // Once when it changes: a broker that stays broken would fill the log.
    private void Tell(CanaryBroker broker, CanaryOutcome outcome)
    {
        if (outcome.Failure == broker.Last?.Failure)
            return;
        if (outcome.Failure is { } failure)
            Log.CanaryFails(context.Logger, context.Target, broker.Name, failure.Label(), outcome.Message);
        else
            Log.CanaryWorks(context.Logger, context.Target, broker.Name);
    }
}
