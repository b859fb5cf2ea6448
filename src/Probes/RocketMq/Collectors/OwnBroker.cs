using System.Collections.Immutable;
using Probes.RocketMq.Model;
using Probes.Transport;

namespace Probes.RocketMq.Collectors;

/// <summary>
/// The one broker process beside the exporter: at the address or of the name that the configuration says, or else the one
/// that is reached at an address of this machine. Of a name with several members, the one on this machine.
/// </summary>
internal sealed class OwnBroker(RocketMqOptions options, Func<LocalHost> host)
{
    private readonly Lazy<LocalHost> _host = new(host);

    /// <returns>It alone; nothing if it cannot be told which it is.</returns>
    public ImmutableArray<BrokerGroup> Select(ImmutableArray<BrokerGroup> groups) => Candidates(groups) is [var one]
        ? [new BrokerGroup(one.Cluster, one.Broker, [one])]
        : [];

    /// <summary>Why it cannot be told which it is; null if it can.</summary>
    public string? ProblemIn(ImmutableArray<BrokerGroup> groups)
    {
        var candidates = Candidates(groups);
        if (candidates.Count == 1)
            return null;
        var listed = string.Join(", ", (candidates.Count > 0 ? candidates : [.. groups.SelectMany(group => group.Members)])
            .Take(6).Select(member => $"{member.Broker}/{member.Id} at {member.Address}"));
        var what = options.Broker.Length > 0 ? $"\"{options.Broker}\"" : $"beside the exporter (host {_host.Value.Name})";
        return candidates.Count == 0
            ? $"scope broker: none of the brokers that the name servers list is {what}; they list {listed}: set rocketmq.broker to a name or address of these"
            : $"scope broker: {candidates.Count} brokers are {what}: {listed}: set rocketmq.broker to the address of one";
    }

    private List<BrokerMember> Candidates(ImmutableArray<BrokerGroup> groups)
    {
        var members = groups.SelectMany(group => group.Members).ToList();
        if (options.Broker.Length == 0)
            return [.. members.Where(IsLocal)];
        var named = members.Where(member => member.Address == options.Broker || member.Broker == options.Broker).ToList();
        return named.Count > 1 && named.Where(IsLocal).ToList() is { Count: > 0 } local ? local : named;
    }

    private bool IsLocal(BrokerMember member) =>
        (options.AddressMap.TryGetValue(member.Address, out var endpoint) || Endpoint.TryParse(member.Address, 0, out endpoint)) && _host.Value.Is(endpoint.Host);
}
