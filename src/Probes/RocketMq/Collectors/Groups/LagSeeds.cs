using Probes.Contract;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>
/// Asks how old a backlog is that was there before the exporter (303): the broker looks four messages of each queue up in
/// its store for it, so a pair is asked about once, and again only while its group works through messages of unknown age.
/// </summary>
internal sealed class LagSeeds
{
    /// <summary>Requests to one broker in one collection.</summary>
    public const int PerCollection = 4;

    /// <summary>How soon the same pair is asked about again.</summary>
    private static readonly TimeSpan _again = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string Cluster, string Broker, string Group, string Topic), DateTimeOffset> _asked = [];

    public async Task RunAsync(Cluster cluster, IReadOnlyList<PairLag> pairs, CancellationToken cancellationToken)
    {
        var undated = pairs
            .SelectMany(pair => pair.Undated.Select(entry => entry.Part).Distinct().Select(part => (Pair: pair, Part: part)))
            .ToList();
        // A pair whose ages are known again begins anew, should they be lost: by a reset, or by a topic made anew.
        var keys = undated.Select(entry => KeyOf(entry.Pair, entry.Part)).ToHashSet();
        foreach (var dated in _asked.Keys.Where(key => !keys.Contains(key)).ToList())
            _asked.Remove(dated);

        var now = cluster.Time.GetUtcNow();
        var due = undated
            .Select(entry => (entry.Pair, entry.Part, At: _asked.GetValueOrDefault(KeyOf(entry.Pair, entry.Part), DateTimeOffset.MinValue)))
            .Where(entry => (now - entry.At).Duration() >= _again)
            // Those that were never asked about first, or the same few would take every turn.
            .OrderBy(entry => entry.At)
            .GroupBy(entry => entry.Part.Broker)
            .SelectMany(broker => broker.Take(broker.Key.Allowance.Take(PerCollection)))
            .ToList();
        foreach (var (pair, part, _) in due)
            _asked[KeyOf(pair, part)] = now;
        var answers = await Task.WhenAll(due.Select(entry => AskAsync(cluster, entry.Pair, entry.Part, cancellationToken)));
        foreach (var ((pair, part, _), spans) in due.Zip(answers))
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
            // Counted at the peer. The age stays unknown until the next attempt.
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
