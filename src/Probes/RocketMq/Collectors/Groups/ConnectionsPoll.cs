using Probes.Contract;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Asks brokers who is connected, as many groups as the collection can afford.</summary>
/// <param name="cluster">The brokers, and what they said before.</param>
/// <param name="age">How old an answer must be to be asked again.</param>
/// <param name="inFlight">Requests to one broker at once.</param>
/// <param name="take">Takes in what is noted; called with the memory locked.</param>
internal sealed class ConnectionsPoll(Cluster cluster, TimeSpan age, int inFlight, Action<Action<ConnectionsMemory>> take)
{
    /// <summary>A part of a collection: groups that were never asked, or not for too long.</summary>
    public static Task RunAsync(Cluster cluster, Survey survey, CancellationToken deadline)
    {
        var memory = cluster.Connections;
        lock (memory)
            memory.TakeIn();
        return new ConnectionsPoll(cluster, ConnectionsMemory.Refresh, cluster.Options.RequestsInFlight, note => note(memory)).RunAsync(survey, deadline);
    }

    /// <summary>
    /// After a collection, at a moment that nobody can foresee: a broker tells of a group what the member said that spoke last.
    /// Members speak each 30 s, and who looks when Prometheus scrapes, each 15, 30 or 60 s, would for ever see the same one.
    /// </summary>
    /// <param name="cluster">The brokers, and what they said before.</param>
    /// <param name="survey">What the collection found.</param>
    /// <param name="chance">From 0 up to 1: when, within the time that an answer is good for.</param>
    /// <param name="closing">Ends with the target.</param>
    public static async Task RunLaterAsync(Cluster cluster, Survey survey, double chance, CancellationToken closing)
    {
        await Task.Delay(ConnectionsMemory.Refresh * chance, cluster.Time, closing);
        // Half of a connection's window, so that there is room for a collection that begins meanwhile.
        await new ConnectionsPoll(cluster, ConnectionsMemory.Early, Math.Max(1, cluster.Options.RequestsInFlight / 2), cluster.Connections.NoteMeanwhile)
            .RunAsync(survey, closing);
    }

    private Task RunAsync(Survey survey, CancellationToken giveUp) =>
        Task.WhenAll(survey.Answered.Select(broker => RunAsync(broker, giveUp)));

    private async Task RunAsync(BrokerPositions positions, CancellationToken cancellationToken)
    {
        var broker = cluster.BrokerOf(positions.Source);
        var memory = cluster.Connections;
        List<string> due;
        lock (memory)
            due = memory.DueOn(positions, age, cluster.Time.GetUtcNow());

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = inFlight, CancellationToken = cancellationToken };
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
                var now = cluster.Time.GetUtcNow();
                Take(known => known.Note(positions, group, connections, now));
            }
            catch (RocketMqException)
            {
                // The broker will not tell of this group: that is counted at the peer, and whether anybody is connected stays unknown.
                var now = cluster.Time.GetUtcNow();
                Take(known => known.NoteRefused(positions, group, now));
            }
        }

        void Take(Action<ConnectionsMemory> note)
        {
            lock (memory)
                take(note);
        }
    }
}
