using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Brokers;

/// <summary>
/// Holds the name servers that a broker is configured with against those of the target. A broker registers with those that
/// it knows, and with no other: one that is left out never hears of it.
/// </summary>
internal static class BrokerNameServers
{
    /// <summary>The entries of a broker's namesrvAddr: "host:port;host:port"; none if the broker learns them elsewhere.</summary>
    public static IReadOnlyList<string> EntriesOf(IReadOnlyDictionary<string, string> configuration) =>
    [
        .. configuration.GetValueOrDefault("namesrvAddr", "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal),
    ];

    /// <param name="sink">Where it goes.</param>
    /// <param name="member">The broker.</param>
    /// <param name="entries">Those that it is configured with.</param>
    /// <param name="servers">What these and those of the target are called.</param>
    public static void Add(SampleSink sink, BrokerMember member, IReadOnlyList<string> entries, NamedServers servers)
    {
        if (entries.Count == 0)
            return;
        var id = BrokerLabels.IdOf(member);
        sink.Add(RegistrationMetrics.ConfiguredNameServers, entries.Count, member.Cluster, member.Broker, id);
        // A name that cannot be looked up here may be any of ours. And not one in common: the broker lives in another network,
        // behind NAT for instance, and calls them otherwise.
        if (servers.Find(entries) is not { } found || !found.Any(entry => servers.Ours.Any(ours => ours.Aliases.Overlaps(entry))))
            return;
        foreach (var (name, aliases) in servers.Ours)
            sink.Add(RegistrationMetrics.NameServerConfigured, found.Any(entry => entry.Overlaps(aliases)), member.Cluster, member.Broker, id, name);
        sink.Add(
            RegistrationMetrics.UnwatchedNameServers, found.Count(entry => !servers.Ours.Any(ours => ours.Aliases.Overlaps(entry))), member.Cluster, member.Broker, id);
    }
}
