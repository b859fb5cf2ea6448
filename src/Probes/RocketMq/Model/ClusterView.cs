using System.Collections.Immutable;
using Probes.RocketMq.Model.NameServers;

namespace Probes.RocketMq.Model;

/// <summary>
/// The brokers to ask: the union of what the name servers know, or the part of it that is ours. Immutable; the next
/// collection makes a new one from it.
/// </summary>
internal sealed class ClusterView
{
    /// <summary>
    /// How long a broker that no name server lists any more is still asked: a killed master leaves the registry at once,
    /// and that is when an operator wants to read that it is down.
    /// </summary>
    public static readonly TimeSpan Remembrance = TimeSpan.FromHours(1);

    public static ClusterView Empty { get; } = EmptyOf(ClusterPart.Whole);

    private readonly ImmutableArray<(BrokerMember Member, DateTimeOffset ListedAt)> _members;

    private readonly IReadOnlyDictionary<string, DateTimeOffset> _names;

    private readonly ClusterPart _part;

    private ClusterView(
        ImmutableArray<(BrokerMember Member, DateTimeOffset ListedAt)> members, IReadOnlyDictionary<string, DateTimeOffset> names, ClusterPart part)
    {
        (_members, _names, _part) = (members, names, part);
        Names = names.Keys.ToHashSet(StringComparer.Ordinal);
        AllGroups = [.. new Registry([.. members.Select(entry => entry.Member)]).Groups];
        var selected = part.Select(AllGroups);
        Members = [.. selected.SelectMany(group => group.Members)];
        // A slave without its master beside it tells of itself; what both of them hold is the master's to tell, as long as there is one.
        var led = AllGroups.Where(group => group.HasMaster).Select(group => (group.Cluster, group.Broker)).ToHashSet();
        Groups = [.. selected.Where(group => group.HasMaster || !led.Contains((group.Cluster, group.Broker)))];
    }

    /// <summary>Those that are asked what they hold.</summary>
    public ImmutableArray<BrokerGroup> Groups { get; }

    /// <summary>All that there are, whoever asks them.</summary>
    public ImmutableArray<BrokerGroup> AllGroups { get; }

    /// <summary>Names of clusters and brokers, for telling system topics; remembered as long as brokers are.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>Those that are asked.</summary>
    public ImmutableArray<BrokerMember> Members { get; }

    /// <summary>Whether there are no brokers at all.</summary>
    public bool IsEmpty => _members.IsEmpty;

    /// <summary>Before any name server has answered.</summary>
    public static ClusterView EmptyOf(ClusterPart part) => new([], ImmutableDictionary<string, DateTimeOffset>.Empty, part);

    /// <summary>The view after one round of asking.</summary>
    /// <param name="registries">What the name servers that answered know; the first one that lists a broker gives its address.</param>
    /// <param name="now">When they were asked.</param>
    public ClusterView Refresh(IReadOnlyCollection<Registry> registries, DateTimeOffset now)
    {
        // While no name server answers, the brokers are where they were: asking them is the only way to know more.
        if (registries.Count == 0)
            return this;

        var members = new SortedDictionary<(string, string, long), (BrokerMember, DateTimeOffset)>();
        var places = new HashSet<(string, string, string)>();
        foreach (var member in registries.SelectMany(registry => registry.Members))
        {
            // An election changes ids, and name servers learn of it one after the other: one process is not two brokers.
            if (places.Add((member.Cluster, member.Broker, member.Address)))
                members.TryAdd(Key(member), (member, now));
        }

        // A slave that became master goes by another id at the same address.
        var addresses = members.Values.Select(entry => entry.Item1.Address).ToHashSet(StringComparer.Ordinal);
        foreach (var (member, listedAt) in _members)
        {
            if (now - listedAt < Remembrance && !addresses.Contains(member.Address))
                members.TryAdd(Key(member), (member, listedAt));
        }

        var names = _names.Where(name => now - name.Value < Remembrance).ToDictionary(StringComparer.Ordinal);
        foreach (var name in registries.SelectMany(registry => registry.Names))
            names[name] = now;
        return new ClusterView([.. members.Values], names, _part);
    }

    private static (string Cluster, string Broker, long Id) Key(BrokerMember member) => (member.Cluster, member.Broker, member.Id);
}
