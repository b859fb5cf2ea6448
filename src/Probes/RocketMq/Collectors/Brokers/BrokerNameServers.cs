using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.Transport;

namespace Probes.RocketMq.Collectors.Brokers;

/// <summary>
/// Holds the name servers that a broker is configured with against those of the target. A broker registers with those that
/// it knows, and with no other: one that is left out never hears of it.
/// </summary>
internal sealed class BrokerNameServers
{
    private const int DefaultPort = 9876;

    private readonly Cluster _cluster;
    private readonly List<(string Name, IReadOnlySet<Endpoint> Aliases)> _ours;

    private BrokerNameServers(Cluster cluster, List<(string Name, IReadOnlySet<Endpoint> Aliases)> ours) => (_cluster, _ours) = (cluster, ours);

    public static async Task<BrokerNameServers> ReadAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        List<(string, IReadOnlySet<Endpoint>)> ours = [];
        foreach (var nameServer in cluster.KnownNameServers)
            ours.Add((nameServer.Name, await cluster.AliasesAsync(nameServer.Endpoint, cancellationToken)));
        return new BrokerNameServers(cluster, ours);
    }

    /// <param name="sink">Where it goes.</param>
    /// <param name="member">The broker.</param>
    /// <param name="configured">namesrvAddr: "host:port;host:port"; empty if the broker learns them elsewhere.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public async Task AddAsync(SampleSink sink, BrokerMember member, string configured, CancellationToken cancellationToken)
    {
        List<IReadOnlySet<Endpoint>> entries = [];
        foreach (var text in configured.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal))
        {
            if (Endpoint.TryParse(text, DefaultPort, out var endpoint))
                entries.Add(await _cluster.AliasesAsync(endpoint, cancellationToken));
        }

        if (entries.Count == 0)
            return;
        var id = BrokerLabels.IdOf(member);
        sink.Add(RegistrationMetrics.ConfiguredNameServers, entries.Count, member.Cluster, member.Broker, id);
        // Not one in common: the broker lives in another network, behind NAT for instance, and calls them otherwise.
        if (!entries.Any(entry => _ours.Any(ours => ours.Aliases.Overlaps(entry))))
            return;
        foreach (var (name, aliases) in _ours)
            sink.Add(RegistrationMetrics.NameServerConfigured, entries.Any(entry => entry.Overlaps(aliases)), member.Cluster, member.Broker, id, name);
        sink.Add(
            RegistrationMetrics.UnwatchedNameServers, entries.Count(entry => !_ours.Any(ours => ours.Aliases.Overlaps(entry))), member.Cluster, member.Broker, id);
    }
}
