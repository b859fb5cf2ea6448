using Probes.Contract;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Compat;

/// <summary>
/// Asks brokers for the statistics that nothing else tells (315): bytes, and messages sent back. Only of what moves, and no
/// more than a collection may still spend on a broker.
/// </summary>
internal sealed class BrokerStatsPoll(Cluster cluster)
{
    private readonly Dictionary<(string Cluster, string Broker), BrokerStats> _brokers = [];

    /// <summary>Asks what is due.</summary>
    /// <param name="wanted">By broker, what there is a reason to ask.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public Task RunAsync(IReadOnlyDictionary<BrokerPositions, HashSet<StatsQuestion>> wanted, CancellationToken cancellationToken)
    {
        var brokers = wanted.Keys.Select(KeyOf).ToHashSet();
        foreach (var gone in _brokers.Keys.Where(key => !brokers.Contains(key)).ToList())
            _brokers.Remove(gone);
        foreach (var added in brokers)
            _brokers.TryAdd(added, new BrokerStats());
        return Task.WhenAll(wanted.Select(entry => RunAsync(entry.Key, entry.Value, cancellationToken)));
    }

    /// <summary>Null if it is not known now.</summary>
    public LastMinute? Of(BrokerPositions broker, StatsQuestion question) =>
        _brokers.GetValueOrDefault(KeyOf(broker))?.Of(question, cluster.Time.GetUtcNow());

    private async Task RunAsync(BrokerPositions positions, HashSet<StatsQuestion> wanted, CancellationToken cancellationToken)
    {
        var stats = _brokers[KeyOf(positions)];
        var broker = cluster.BrokerOf(positions.Source);
        var due = stats.Due(wanted, cluster.Time.GetUtcNow());
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = cluster.Options.RequestsInFlight, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(due.Take(positions.Allowance.Take(due.Count)), parallel, AskAsync);
        }
        catch (Exception exception) when (exception is ProbeException or OperationCanceledException)
        {
            // The failure is counted at the peer; what was known stays until it is too old.
        }

        async ValueTask AskAsync(StatsQuestion question, CancellationToken giveUp)
        {
            try
            {
                var minute = await broker.Client.LastMinuteAsync(question.Name, question.Key, giveUp);
                lock (stats)
                    stats.Note(question, minute, cluster.Time.GetUtcNow());
            }
            catch (RocketMqException)
            {
                // The broker will not tell of this one: that is counted at the peer.
                lock (stats)
                    stats.NoteRefused(question, cluster.Time.GetUtcNow());
            }
        }
    }

    private static (string, string) KeyOf(BrokerPositions broker) => (broker.Group.Cluster, broker.Group.Broker);
}
