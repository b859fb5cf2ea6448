using Probes.Contract;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Asks brokers who is connected, as many groups as the collection can afford.</summary>
internal static class ConnectionsPoll
{
    public static Task RunAsync(Cluster cluster, Survey survey, CancellationToken cancellationToken) =>
        Task.WhenAll(survey.Answered.Select(broker => RunAsync(cluster, broker, cancellationToken)));

    private static async Task RunAsync(Cluster cluster, BrokerPositions positions, CancellationToken cancellationToken)
    {
        var broker = cluster.BrokerOf(positions.Source);
        var memory = cluster.Connections;
        List<string> due;
        lock (memory)
            due = memory.DueOn(positions, cluster.Time.GetUtcNow());

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = cluster.Options.RequestsInFlight, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(due.Take(positions.Allowance.Take(due.Count, leaving: LagSeeds.PerCollection)), parallel, AskAsync);
        }
        catch (Exception exception) when (exception is ProbeException or OperationCanceledException)
        {
            // The failure is counted at the peer; what was known of its clients stays until it is too old.
        }

        async ValueTask AskAsync(string group, CancellationToken giveUp)
        {
            try
            {
                var connections = await broker.Client.ConsumersAsync(group, giveUp);
                lock (memory)
                    memory.Note(positions, group, connections, cluster.Time.GetUtcNow());
            }
            catch (RocketMqException)
            {
                // The broker will not tell of this group: that is counted at the peer, and whether anybody is connected stays unknown.
                lock (memory)
                    memory.NoteRefused(positions, group, cluster.Time.GetUtcNow());
            }
        }
    }
}
