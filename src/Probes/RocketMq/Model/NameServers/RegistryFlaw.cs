namespace Probes.RocketMq.Model.NameServers;

/// <summary>What is wrong in the registry of one name server by itself.</summary>
/// <param name="Reason">One of <see cref="Reasons"/>.</param>
/// <param name="Broker">The broker's name.</param>
internal readonly record struct RegistryFlaw(string Reason, string Broker)
{
    /// <summary>Listed in more than one cluster: brokers of one overwrite the addresses of the other's.</summary>
    public const string TwoClusters = "two_clusters";

    /// <summary>A member of a cluster without any address.</summary>
    public const string NoAddress = "no_address";

    /// <summary>It has addresses, and no cluster has it as a member.</summary>
    public const string NoCluster = "no_cluster";

    public static IReadOnlyList<string> Reasons { get; } = [TwoClusters, NoAddress, NoCluster];

    /// <param name="clusters">clusterAddrTable: the broker names of each cluster.</param>
    /// <param name="brokers">brokerAddrTable: the broker names that have an address.</param>
    public static IEnumerable<RegistryFlaw> Find(IReadOnlyDictionary<string, IReadOnlyList<string>> clusters, IReadOnlySet<string> brokers)
    {
        var members = clusters.Values.SelectMany(names => names.Distinct(StringComparer.Ordinal)).CountBy(name => name).ToDictionary();
        return members.Where(member => member.Value > 1).Select(member => new RegistryFlaw(TwoClusters, member.Key))
            .Concat(members.Keys.Where(name => !brokers.Contains(name)).Select(name => new RegistryFlaw(NoAddress, name)))
            .Concat(brokers.Where(name => !members.ContainsKey(name)).Select(name => new RegistryFlaw(NoCluster, name)))
            .OrderBy(flaw => flaw.Broker, StringComparer.Ordinal);
    }
}
