using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>
/// Asks how many messages POP consumers hold (208), if that is wanted: of brokers that keep account of it, a few pairs in
/// a collection, each of them once a minute at most. Each looks one message of each queue up in the broker's store.
/// </summary>
internal static class InFlightPoll
{
    /// <summary>Requests to one broker in one collection.</summary>
    public const int PerCollection = 20;

    private static readonly TimeSpan _refresh = TimeSpan.FromMinutes(1);

    public static async Task RunAsync(Cluster cluster, Survey survey, InFlightMemory memory, CancellationToken cancellationToken)
    {
        memory.Keep(survey);
        if (!cluster.Options.PopInFlight)
            return;
        var now = cluster.Time.GetUtcNow();
        var due = survey.Answered
            .Where(broker => cluster.BrokerOf(broker.Source).Settings is { PopKeepsPulls: true })
            .SelectMany(broker => DueOn(cluster, survey, broker, memory, now))
            .ToList();
        var answers = await Task.WhenAll(due.Select(async entry => (entry.Broker, entry.Pair, Answer: await Peer.AskAsync(
            () => cluster.BrokerOf(entry.Broker.Source).Client.ProgressAsync(entry.Pair.Topic, entry.Pair.Group, cancellationToken)))));
        foreach (var (broker, pair, answer) in answers.Where(entry => entry.Answer.Failure is null or RocketMqException))
            memory.Note(broker, pair, InFlight(pair.Topic, answer), now);
    }

    // Those that were never asked first, then the oldest answers.
    private static IEnumerable<(BrokerPositions Broker, (string Topic, string Group) Pair)> DueOn(
        Cluster cluster, Survey survey, BrokerPositions broker, InFlightMemory memory, DateTimeOffset now)
    {
        // Consumers in order are given messages by the commit itself (PopConsumerService.getPopOffset): nothing else is noted of them.
        var counted = broker.ConsumerGroups.Where(group => !group.ConsumeMessageOrderly).Select(group => group.GroupName).ToHashSet(StringComparer.Ordinal);
        var due = cluster.Pop.PairsOn(broker)
            .Where(pair => counted.Contains(pair.Group) && survey.HasTopic(broker.Group.Cluster, pair.Topic) && broker.Queues.ContainsKey(pair.Topic)
                && (now - memory.AskedAt(broker, pair)).Duration() >= _refresh)
            .OrderBy(pair => memory.AskedAt(broker, pair))
            .Take(PerCollection)
            .ToList();
        return due.Take(broker.Allowance.Take(due.Count)).Select(pair => (broker, pair));
    }

    // An empty table: nobody subscribes to the topic now. What was handed out before is not told then.
    private static long? InFlight(string topic, Answer<IReadOnlyList<QueueProgress>> answer)
    {
        var queues = (answer.Value ?? []).Where(queue => queue.Topic == topic && queue.Pulled is not null).ToList();
        return queues.Count == 0 ? null : queues.Sum(queue => Math.Max(0, queue.Pulled!.Value - Math.Max(0, queue.Committed)));
    }
}
