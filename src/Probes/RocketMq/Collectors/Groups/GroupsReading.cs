using Probes.RocketMq.Collectors.Positions;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Who consumes what, and how far behind: what all collectors of one collection say of groups comes from here.</summary>
/// <param name="Survey">The brokers' positions.</param>
/// <param name="Pairs">Every group with every topic that it consumes.</param>
/// <param name="Now">When the pairs were measured.</param>
internal sealed record GroupsReading(Survey Survey, IReadOnlyList<PairLag> Pairs, DateTimeOffset Now)
{
    /// <summary>Asks who is connected, as far as that is due, measures every pair, and asks for the age of old backlogs.</summary>
    public static async Task<GroupsReading> TakeAsync(RocketMqCollection collection, CancellationToken cancellationToken)
    {
        var survey = await collection.SurveyAsync();
        var cluster = collection.Cluster;
        await ConnectionsPoll.RunAsync(cluster, survey, cancellationToken);
        // Who asks clients may be reading it.
        lock (cluster.Connections)
            cluster.Connections.Keep(survey);

        var now = cluster.Time.GetUtcNow();
        var pairs = PairLedger.Measure(survey, cluster.Consumption, cluster.Connections, cluster.Options.Granularity, now);
        if (cluster.Options.SeedLagSeconds)
            await cluster.Seeds.RunAsync(cluster, pairs, cancellationToken);
        collection.AtEnd(() => cluster.ConnectionsLane.TryStart(closing => ConnectionsPoll.RunLaterAsync(cluster, survey, Random.Shared.NextDouble(), closing)));
        return new GroupsReading(survey, pairs, now);
    }
}
