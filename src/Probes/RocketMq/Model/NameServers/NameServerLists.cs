namespace Probes.RocketMq.Model.NameServers;

/// <summary>Compares lists of name servers, each of them by everything that it is called: names and addresses.</summary>
internal static class NameServerLists
{
    /// <param name="used">Those that a client uses.</param>
    /// <param name="ours">Those of the target.</param>
    /// <returns>Null: they have not one in common. The client calls them otherwise, or uses others; which of both cannot be told.</returns>
    public static NameServerList? Compare<T>(IReadOnlyCollection<IReadOnlySet<T>> used, IReadOnlyCollection<IReadOnlySet<T>> ours)
    {
        var known = used.Count(entry => ours.Any(entry.Overlaps));
        if (known == 0)
            return null;
        if (known < used.Count)
            return NameServerList.Other;
        return ours.All(entry => used.Any(entry.Overlaps)) ? NameServerList.Same : NameServerList.Fewer;
    }

    public static string Label(this NameServerList list) => list switch
    {
        NameServerList.Same => "same",
        NameServerList.Fewer => "fewer",
        _ => "other",
    };
}
