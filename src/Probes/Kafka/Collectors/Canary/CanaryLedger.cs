using System.Collections.Concurrent;
using Probes.Contract;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Canary;

/// <summary>How attempts ended since the exporter started, by broker and in all; says so in the log when it changes.</summary>
internal sealed class CanaryLedger(ProbeContext context, string topic)
{
    private readonly ConcurrentDictionary<int, CanaryBroker> _brokers = new();
    private CanaryFailure? _obstacle;

    /// <summary>In the order of exposition.</summary>
    public IEnumerable<CanaryBroker> Brokers => _brokers.Values.OrderBy(static broker => broker.Id);

    /// <summary>By itself and not as a sum of brokers: it must not fall when one of them is forgotten.</summary>
    public CanaryTally All { get; } = new(MessagingMetrics.Roundtrip);

    public CanaryBroker BrokerOf(int id) => _brokers.GetOrAdd(id, static id => new CanaryBroker(id));

    /// <summary>Begins the count of brokers that are new, so that an alert has a first point, and forgets those that are gone.</summary>
    public void Keep(CanaryPlan plan)
    {
        foreach (var (id, leads) in plan.Brokers)
        {
            var broker = BrokerOf(id);
            if (plan.HasLeader && leads.IsEmpty && broker.Leads != 0)
                Log.CanaryLeadsNothing(context.Logger, context.Target, id, topic);
            // While nobody leads anything, that is what there is to say.
            broker.Leads = plan.HasLeader ? leads.Length : null;
        }

        var kept = plan.Brokers.Select(static broker => broker.Broker).ToHashSet();
        foreach (var gone in _brokers.Keys.Where(id => !kept.Contains(id)).ToList())
            _brokers.TryRemove(gone, out _);
    }

    public void Note(CanaryBroker broker, CanaryOutcome outcome)
    {
        _obstacle = null;
        Tell(broker, outcome);
        Count(broker, outcome);
    }

    /// <summary>Counts for each broker what kept all of them from being tried, and says it once.</summary>
    public void NoteObstacle(CanaryPlan plan, CanaryOutcome obstacle)
    {
        if (obstacle.Failure is { } failure && failure != _obstacle)
            Log.CanaryHindered(context.Logger, context.Target, failure.Label(), obstacle.Message);
        _obstacle = obstacle.Failure;
        foreach (var (broker, _) in plan.Brokers)
            Count(BrokerOf(broker), obstacle);
    }

    private void Count(CanaryBroker broker, CanaryOutcome outcome)
    {
        broker.Note(outcome, context.Time.GetUtcNow());
        All.Note(outcome);
    }

    // Once when it changes: a broker that stays broken would fill the log.
    private void Tell(CanaryBroker broker, CanaryOutcome outcome)
    {
        if (outcome.Failure == broker.Last?.Failure)
            return;
        if (outcome.Failure is { } failure)
            Log.CanaryFails(context.Logger, context.Target, broker.Id, failure.Label(), outcome.Message);
        else
            Log.CanaryWorks(context.Logger, context.Target, broker.Id);
    }
}
