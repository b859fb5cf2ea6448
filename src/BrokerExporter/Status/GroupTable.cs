using System.Collections.Immutable;

namespace BrokerExporter.Status;

/// <summary>The groups that are looked at.</summary>
/// <param name="Rows">In order, at most as many as were asked for.</param>
/// <param name="Matching">How many there are of those that were asked for.</param>
/// <param name="Total">How many there are at all.</param>
/// <param name="Lagging">How many of all have messages that wait.</param>
/// <param name="Stalled">How many of all make no progress.</param>
internal sealed record GroupTable(ImmutableArray<GroupView> Rows, int Matching, int Total, int Lagging, int Stalled)
{
    public static GroupTable Of(IEnumerable<GroupView> groups, StatusQuery query)
    {
        ImmutableArray<GroupView> all = [.. groups];
        ImmutableArray<GroupView> matching = [.. all.Where(group => Matches(group, query))];
        var rows = InOrder(matching, query.Sort, query.Reversed).Take(Math.Clamp(query.Rows, 1, StatusQuery.MostRows));
        return new GroupTable([.. rows], matching.Length, all.Length, all.Count(group => group.Lag > 0), all.Count(group => group.Stalled.Length > 0));
    }

    private static bool Matches(GroupView group, StatusQuery query)
    {
        string[] said = [group.Key.Group, group.Key.Topic, group.Key.Cluster, group.Key.Account, group.Key.System, group.Target, group.Stalled];
        return IsAmong(group, query.Only) && said.Any(word => word.Contains(query.Text, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsAmong(GroupView group, GroupSelection only) => only switch
    {
        GroupSelection.Lagging => group.Lag > 0,
        GroupSelection.Stalled => group.Stalled.Length > 0,
        GroupSelection.Unattended => group.Members == 0,
        _ => true,
    };

    private static IEnumerable<GroupView> InOrder(IEnumerable<GroupView> groups, GroupSort sort, bool reversed)
    {
        // Ties by name, always from A, so that rows do not jump about.
        return Ordered()
            .ThenByDescending(group => group.Lag ?? -1)
            .ThenBy(group => group.Key.Group, StringComparer.Ordinal).ThenBy(group => group.Key.Topic, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Account, StringComparer.Ordinal).ThenBy(group => group.Target, StringComparer.Ordinal);

        IOrderedEnumerable<GroupView> Ordered() => sort switch
        {
            GroupSort.Group => ByName(group => group.Key.Group),
            GroupSort.Topic => ByName(group => group.Key.Topic),
            GroupSort.Age => ByNumber(group => group.AgeSeconds),
            GroupSort.In => ByNumber(group => group.In),
            GroupSort.Out => ByNumber(group => group.Out),
            GroupSort.Drain => ByNumber(group => group.DrainSeconds),
            GroupSort.Members => ByNumber(group => group.Members),
            _ => ByNumber(group => group.Lag),
        };

        // What is not known comes last, either way.
        IOrderedEnumerable<GroupView> ByNumber(Func<GroupView, double?> number)
        {
            var known = groups.OrderBy(group => number(group) is null);
            return reversed ? known.ThenBy(group => number(group)) : known.ThenByDescending(group => number(group));
        }

        IOrderedEnumerable<GroupView> ByName(Func<GroupView, string> name) =>
            reversed ? groups.OrderByDescending(name, StringComparer.OrdinalIgnoreCase) : groups.OrderBy(name, StringComparer.OrdinalIgnoreCase);
    }
}
