namespace Probes.RocketMq.Model.NameServers;

/// <summary>Compares lists of name servers, as text: clients keep the addresses that they were given.</summary>
internal static class NameServerLists
{
    /// <param name="used">host:port of each that a client uses; not empty.</param>
    /// <param name="configured">As they are written here.</param>
    /// <param name="resolved">The same ones by address, where a name stands for several.</param>
    public static NameServerList Compare(IReadOnlyCollection<string> used, IReadOnlyCollection<string> configured, IReadOnlyCollection<string> resolved)
    {
        var list = used.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!list.All(address => Has(configured, address) || Has(resolved, address)))
            return NameServerList.Other;
        return configured.All(list.Contains) || resolved.All(list.Contains) ? NameServerList.Same : NameServerList.Fewer;
    }

    public static string Label(this NameServerList list) => list switch
    {
        NameServerList.Same => "same",
        NameServerList.Fewer => "fewer",
        _ => "other",
    };

    private static bool Has(IReadOnlyCollection<string> list, string address) => list.Contains(address, StringComparer.OrdinalIgnoreCase);
}
