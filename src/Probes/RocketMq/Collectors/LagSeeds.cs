using Probes.Contract;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors;

/// <summary>
/// Asks how old a backlog is that was there before the exporter (303), once for each pair and broker: the broker looks
/// four messages of each queue up in its store for it, which a scrape must not cost it again and again.
/// </summary>
internal sealed class LagSeeds
{
    /// <summary>Requests to one broker in one collection.</summary>
    private const int PerCollection = 4;

    private readonly HashSet<(string Cluster, string Broker, string Group, string Topic)> _asked = [];

    public async Task RunAsync(Cluster cluster, IReadOnlyList<PairLag> pairs, CancellationToken cancellationToken)
    {
        var present = pairs.Select(pair => (pair.Cluster, pair.Group, pair.Topic)).ToHashSet();
        _asked.RemoveWhere(key => !present.Contains((key.Cluster, key.Group, key.Topic)));

        var due = pairs.SelectMany(pair => pair.Undated.Select(entry => entry.Part).Distinct().Select(part => (Pair: pair, Part: part)))
            .Where(entry => !_asked.Contains(KeyOf(entry.Pair, entry.Part)))
            .GroupBy(entry => entry.Part.Broker)
            .SelectMany(broker => broker.Take(broker.Key.Allowance.Take(PerCollection)))
            .ToList();
        _asked.UnionWith(due.Select(entry => KeyOf(entry.Pair, entry.Part)));
        var answers = await Task.WhenAll(due.Select(entry => AskAsync(cluster, entry.Pair, entry.Part, cancellationToken)));
        foreach (var ((pair, part), spans) in due.Zip(answers))
            Seed(cluster, pair, part, spans);
    }

    private static (string Cluster, string Broker, string Group, string Topic) KeyOf(PairLag pair, TopicPart part) =>
        (pair.Cluster, part.Broker.Group.Broker, pair.Group, pair.Topic);

    private static async Task<IReadOnlyList<QueueTimeSpan>> AskAsync(
        Cluster cluster, PairLag pair, TopicPart part, CancellationToken cancellationToken)
    {
        try
        {
            return await cluster.BrokerOf(part.Broker.Source).Client.ConsumeTimeSpansAsync(pair.Topic, pair.Group, cancellationToken);
        }
        catch (ProbeException)
        {
            // Counted at the peer. The age stays unknown until the group has consumed what is older than the exporter.
            return [];
        }
    }

    private static void Seed(Cluster cluster, PairLag pair, TopicPart part, IReadOnlyList<QueueTimeSpan> spans)
    {
        var now = cluster.Time.GetUtcNow().ToUnixTimeMilliseconds();
        var histories = cluster.Consumption.HistoriesOf(pair.Cluster, part, pair.Topic);
        foreach (var entry in pair.Undated.Where(entry => entry.Part == part).ToList())
        {
            // Without a usable commit the broker answers with about the present time: older than its oldest message is absurd.
            var span = spans.FirstOrDefault(span => span.QueueId == entry.QueueId);
            if (span is null || span.DelayTime <= 0 || (span.MinTimestamp > 0 && span.DelayTime > now - span.MinTimestamp + Slack))
                continue;
            histories.Of(entry.QueueId).Seed(entry.Committed, now - span.DelayTime);
            pair.Date(span.DelayTime);
            pair.Undated.Remove(entry);
        }
    }

    /// <summary>Milliseconds by which the broker's clock and ours may differ.</summary>
    private const long Slack = 60_000;
}
