using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Probes.Contract;
using Probes.RocketMq.Client;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Collectors.Canary;
using Probes.RocketMq.Collectors.Clients;
using Probes.RocketMq.Collectors.Controllers;
using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Collectors.NameServers;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using Probes.Transport;

namespace Probes.RocketMq.Collectors;

/// <summary>What lives longer than one collection: connections, the last view of the cluster, and what was remembered.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly OwnBroker? _ownBroker;
    private readonly ClusterPart _part;
    private readonly PeerSet _peers;
    private readonly LastingResolver _resolver;
    private readonly LastingAliases _aliases;
    private readonly ConcurrentDictionary<BrokerMember, Broker> _brokers = new();
    private ImmutableArray<(NameServerAddress Address, NameServer NameServer)> _nameServers = [];

    public Cluster(RocketMqOptions options, ProbeContext context, RemotingOptions remoting, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        (Options, Context, _resolver) = (options, context, new LastingResolver(resolve, context.Time));
        _aliases = new LastingAliases((endpoint, token) => EndpointAliases.OfAsync(endpoint, _resolver.ResolveAsync, token), context.Time);
        _peers = new PeerSet(remoting);
        ClientLane = new Lane("consumer_detail", context.Logger);
        ConnectionsLane = new Lane("consumer connections", context.Logger);
        _ownBroker = options.Scope == Scope.Broker ? new OwnBroker(options, LocalHost.Read) : null;
        var shard = context.Shard;
        _part = _ownBroker is { } own ? new ClusterPart(own.Select)
            : shard.IsWhole ? ClusterPart.Whole
            : new ClusterPart(groups => [.. groups.Where(group => shard.Owns(group.Broker))]) { HasNameServers = shard.IsFirst };
        View = ClusterView.EmptyOf(_part);
        RouteLane = new RouteLane(NameServerMemory, options, context.Time, context.Logger);
        Controllers = new ControllerSet(options.Controllers, remoting, _resolver.ResolveAsync);
        Canary = options.Canary.IsOn ? new CanaryTrials(options, context) : null;
    }

    public RocketMqOptions Options { get; }

    public ProbeContext Context { get; }

    public TimeProvider Time => Context.Time;

    public IReadOnlyCollection<PeerStatistics> Peers => [.. _peers.Statistics, .. Controllers.Peers];

    /// <summary>The brokers, as last learned from any name server.</summary>
    public ClusterView View { get; private set; }

    /// <summary>Why it cannot be told which of them are ours; null if it can.</summary>
    public string? Problem => View.IsEmpty ? null : _ownBroker?.ProblemIn(View.AllGroups);

    /// <inheritdoc cref="ClusterPart.IsWhole"/>
    public bool IsWhole => _part.IsWhole;

    /// <inheritdoc cref="ClusterPart.HasNameServers"/>
    public bool HasNameServers => _part.HasNameServers;

    public ConsumptionMemory Consumption { get; } = new();

    public ConnectionsMemory Connections { get; } = new();

    /// <summary>Where brokers are asked who is connected, when nothing else is asked.</summary>
    public Lane ConnectionsLane { get; }

    public LagSeeds Seeds { get; } = new();
    public SubscriptionWatches Subscriptions { get; } = new();

    public ExactFindings ExactFindings { get; } = new();

    /// <summary>What clients told of themselves; empty unless the configuration has them asked.</summary>
    public ConsumerDetail ConsumerDetail { get; } = new();

    /// <summary>Where they are asked.</summary>
    public Lane ClientLane { get; }

    public NameServerMemory NameServerMemory { get; } = new();

    /// <summary>Works between collections.</summary>
    public RouteLane RouteLane { get; }

    public PopMemory Pop { get; } = new();
    public ControllerSet Controllers { get; }

    /// <summary>Null: off, as it is by default.</summary>
    public CanaryTrials? Canary { get; }

    /// <summary>The name servers of this moment; a DNS name may stand for others than last time.</summary>
    public async Task<ImmutableArray<NameServer>> NameServersAsync(CancellationToken cancellationToken)
    {
        var addresses = await NameServerAddresses.ResolveAsync(Options.NameServers, _resolver.ResolveAsync, cancellationToken);
        var known = _nameServers;
        _nameServers =
        [
            .. addresses.Select(address => known.FirstOrDefault(entry => entry.Address == address) is { NameServer: not null } same
                ? same
                : (address, new NameServer(address.Name, new NameServerClient(_peers.At(address.Endpoint)), Time))),
        ];
        return [.. _nameServers.Select(entry => entry.NameServer)];
    }

    /// <summary>The name servers that were last found, without looking them up again.</summary>
    public IEnumerable<NameServer> KnownNameServers => _nameServers.Select(entry => entry.NameServer);

    /// <summary>Every address that a name stands for, itself included, where that is known.</summary>
    public Task<IReadOnlyDictionary<Endpoint, IReadOnlySet<Endpoint>>> AliasesAsync(IEnumerable<Endpoint> endpoints, CancellationToken cancellationToken) =>
        _aliases.OfAsync(endpoints, cancellationToken);

    /// <summary>Takes in what the name servers said, and lets go of brokers that are gone.</summary>
    public async Task<ClusterView> RefreshAsync(IReadOnlyCollection<Registry> registries)
    {
        View = View.Refresh(registries, Time.GetUtcNow());
        var members = View.Members.ToHashSet();
        foreach (var gone in _brokers.Keys.Where(member => !members.Contains(member)).ToList())
            _brokers.TryRemove(gone, out _);

        await _peers.KeepAsync(members.Select(BrokerOf).Select(broker => broker.Endpoint).OfType<Endpoint>()
            .Concat(_nameServers.Select(entry => entry.Address.Endpoint))
            .Concat(Canary is null ? [] : members.Select(ServiceAddressOf).OfType<Endpoint>()).ToHashSet());
        return View;
    }

    public Broker BrokerOf(BrokerMember member) => _brokers.GetOrAdd(member, Create);

    /// <summary>A broker at the port where clients send and pull, wherever it is asked everything else; null if it advertises no address.</summary>
    public RemotingConnection? ServiceOf(BrokerMember member) => ServiceAddressOf(member) is { } endpoint ? _peers.AtBroker(endpoint) : null;

    public async ValueTask DisposeAsync()
    {
        await ClientLane.DisposeAsync();
        await ConnectionsLane.DisposeAsync();
        await RouteLane.DisposeAsync();
        if (Canary is not null)
            await Canary.DisposeAsync();
        await _peers.DisposeAsync();
        await Controllers.DisposeAsync();
    }

    // MixAll.brokerVIPChannel: the fast server of a broker listens two ports below. It answers what administrators ask, and
    // neither pulls (11) nor sends (310).
    private Endpoint VipOf(Endpoint advertised) =>
        Options.VipChannel && advertised.Port > 2 ? advertised with { Port = advertised.Port - 2 } : advertised;

    private Endpoint? ServiceAddressOf(BrokerMember member) =>
        Options.AddressMap.TryGetValue(member.Address, out var mapped) ? mapped
            : Endpoint.TryParse(member.Address, 0, out var advertised) ? advertised
            : null;

    private Broker Create(BrokerMember member)
    {
        var service = ServiceAddressOf(member);
        // An address that was mapped is taken as it is.
        var endpoint = service is { } advertised && !Options.AddressMap.ContainsKey(member.Address) ? VipOf(advertised) : service;
        return new Broker(member, endpoint, endpoint is { } reachable ? _peers.AtBroker(reachable) : null, Options, Time);
    }
}
