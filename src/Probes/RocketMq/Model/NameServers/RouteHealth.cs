using System.Collections.Immutable;

namespace Probes.RocketMq.Model.NameServers;

/// <summary>What can be told from the routes of one name server alone.</summary>
/// <param name="Known">Topics whose route is known.</param>
/// <param name="Unwritable">Of these, those that no broker takes writes for, in <see cref="OffenderOrder"/>.</param>
/// <param name="Masterless">Of these, how many are routed to a broker group without a master.</param>
internal sealed record RouteHealth(int Known, ImmutableArray<string> Unwritable, int Masterless)
{
    public static RouteHealth Of(NameServerTables tables, IReadOnlyDictionary<string, TopicRoutes> routes)
    {
        var (known, masterless) = (0, 0);
        List<string> unwritable = [];
        foreach (var (topic, answers) in routes)
        {
            if (!answers.ByNameServer.TryGetValue(tables.Name, out var entries))
                continue;
            known++;
            var (takesWrites, lacksMaster) = (false, false);
            foreach (var entry in entries)
            {
                takesWrites |= entry.TakesWrites;
                lacksMaster |= tables.Masterless.Contains(entry.Broker);
            }

            masterless += lacksMaster ? 1 : 0;
            if (!takesWrites && !entries.IsEmpty)
                unwritable.Add(topic);
        }

        unwritable.Sort(OffenderOrder.Instance);
        return new RouteHealth(known, [.. unwritable], masterless);
    }
}
