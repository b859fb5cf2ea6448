using Probes.RocketMq.Collectors.Positions;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Who consumes what, and how far behind: what all collectors of one collection say of groups comes from here.</summary>
internal sealed class GroupsReading
{
    private readonly Dictionary<(string Cluster, string Group), GroupState> _groups;

    public GroupsReading(Survey survey, IReadOnlyList<PairLag> pairs, ConnectionsMemory connections, DateTimeOffset now)
    {
        (Survey, Pairs, Now) = (survey, pairs, now);
        _groups = survey.Groups.ToDictionary(group => (group.Cluster, group.Name), group => new GroupState(group, connections, now));
    }

    public Survey Survey { get; }

    public IReadOnlyList<PairLag> Pairs { get; }

    /// <summary>When the pairs were measured.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>By cluster and name.</summary>
    public IReadOnlyCollection<GroupState> Groups => _groups.Values;

    /// <summary>A group of the survey.</summary>
    public GroupState this[string cluster, string group] => _groups[(cluster, group)];

    /// <summary>Asks who is connected, as far as that is due, measures every pair, and asks for the age of old backlogs.</summary>
    public static async Task<GroupsReading> TakeAsync(Cluster cluster, Survey survey, CancellationToken cancellationToken)
    {
        await ConnectionsPoll.RunAsync(cluster, survey, cancellationToken);
        cluster.Connections.Keep(survey);

        var now = cluster.Time.GetUtcNow();
        var pairs = PairLedger.Measure(survey, cluster.Consumption, cluster.Connections, cluster.Options.Granularity, now);
        if (cluster.Options.SeedLagSeconds)
            await cluster.Seeds.RunAsync(cluster, pairs, cancellationToken);
        return new GroupsReading(survey, pairs, cluster.Connections, now);
    }
}
