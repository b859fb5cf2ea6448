using Probes.RocketMq.Collectors.Positions;

namespace Probes.RocketMq.Collectors.Clients;

/// <summary>Whose clients told what of themselves, for all collectors of one collection.</summary>
/// <param name="Survey">The brokers' positions.</param>
/// <param name="Groups">Groups and their connected clients.</param>
/// <param name="Now">When this was read.</param>
internal sealed record ClientsReading(Survey Survey, IReadOnlyList<OnlineClients> Groups, DateTimeOffset Now)
{
    /// <summary>
    /// Reads what they told before, and has a few more of them asked when the collection is over: no scrape waits for a client.
    /// </summary>
    public static async Task<ClientsReading> TakeAsync(RocketMqCollection collection)
    {
        var survey = await collection.SurveyAsync();
        var cluster = collection.Cluster;
        var now = cluster.Time.GetUtcNow();
        var groups = Online(cluster, survey, now);
        cluster.ConsumerDetail.Keep(survey, groups);
        EndRounds(cluster, survey, now);
        collection.AtEnd(() => Start(cluster, survey));
        return new ClientsReading(survey, groups, now);
    }

    private static List<OnlineClients> Online(Cluster cluster, Survey survey, DateTimeOffset now)
    {
        // Groups are being asked who is connected while this runs.
        lock (cluster.Connections)
            return [.. survey.Groups.Select(group => OnlineClients.Of(group, cluster.Connections, now))];
    }

    private static void EndRounds(Cluster cluster, Survey survey, DateTimeOffset now)
    {
        var queues = new ReadableQueues(survey);
        cluster.ConsumerDetail.Use(groups =>
        {
            foreach (var group in groups.Values)
            {
                group.EndRound(topic => queues.Of(group.Cluster, topic), now);
                var findings = group.FindingsAt(now);
                cluster.ExactFindings.Note(group.Cluster, group.Group, findings?.Subscription, findings?.Unowned ?? [], findings?.At ?? now);
            }

            return groups.Count;
        });
    }

    // When nothing else is asked any more: who is connected may have become known only in this collection.
    private static void Start(Cluster cluster, Survey survey)
    {
        if (cluster.ClientLane.IsBusy)
            return;
        var now = cluster.Time.GetUtcNow();
        var groups = Online(cluster, survey, now);
        cluster.ConsumerDetail.Keep(survey, groups);
        var turns = ClientTurns.Deal(cluster.ConsumerDetail, survey, groups, now);
        if (turns.Count > 0)
            cluster.ClientLane.TryStart(closing => new ClientPoll(cluster).RunAsync(turns, closing));
    }
}
