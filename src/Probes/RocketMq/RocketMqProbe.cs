using System.Collections.Immutable;
using System.Net;
using Probes.Contract;
using Probes.RocketMq.Client;
using Probes.RocketMq.Collectors;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Collectors.Canary;
using Probes.RocketMq.Collectors.Clients;
using Probes.RocketMq.Collectors.Compat;
using Probes.RocketMq.Collectors.Controllers;
using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Collectors.NameServers;
using Probes.RocketMq.Collectors.Replication;
using Probes.RocketMq.Collectors.Settings;
using Probes.RocketMq.Collectors.Timers;
using Probes.RocketMq.Collectors.Topics;
using Probes.RocketMq.Collectors.Transactions;
using Probes.Transport;

namespace Probes.RocketMq;

/// <summary>One set of name servers and the brokers behind them.</summary>
internal sealed class RocketMqProbe : IProbe
{
    private readonly Cluster _cluster;
    private readonly CollectorRunner<RocketMqCollection> _runner;
    private readonly AclAccount? _account;

    public RocketMqProbe(RocketMqOptions options, ProbeContext context, SlowTurns turns)
    {
        void Tell(string problem) => Log.FileNotUsable(context.Logger, context.Target, problem);
        var tls = options.Tls is { } secure ? new TlsClient(secure, new TlsFiles(secure, Tell), context.Time) : null;
        if (options.Tls is { SkipVerify: true })
            Log.CertificatesNotVerified(context.Logger, context.Target);
        _account = options.Acl is { } acl ? new AclAccount(acl, Tell) : null;
        var remoting = new RemotingOptions
        {
            Timeout = options.Timeout,
            Window = options.RequestsInFlight,
            Time = context.Time,
            Turns = turns,
            Dial = new Dialer(context.Time, tls).DialAsync,
            Sign = _account is null ? static request => request : _account.Sign,
            Target = context.Target,
            Logger = context.Logger,
        };
        _cluster = new Cluster(options, context, remoting, Dns.GetHostAddressesAsync);
        _runner = new CollectorRunner<RocketMqCollection>(
            [
                .. _cluster.HasNameServers
                    ? [new NameServersCollector(), new NameServerTopicsCollector(), new NameServerConfigurationCollector(), new NameServerDivergenceCollector()]
                    : (ICollector<RocketMqCollection>[])[],
                new RegistrationsCollector(),
                new BrokersCollector(),
                new BrokerConfigurationCollector(),
                new TopicsCollector(),
                new ConsumerGroupsCollector(),
                new ProducersCollector(),
                // It compares brokers, which takes all of them.
                .. _cluster.IsWhole ? [new SettingsCollector()] : (ICollector<RocketMqCollection>[])[],
                new TimersCollector(),
                new TransactionsCollector(),
                new ReplicationCollector(),
                new HaCollector(),
                // Without controllers there is nothing that could succeed or fail.
                .. options.Controllers.Count == 0 || !_cluster.HasNameServers ? (ICollector<RocketMqCollection>[])[] : [new ControllersCollector(), new SyncStateSetsCollector()],
                .. options.Canary.IsOn ? [new CanaryCollector()] : ImmutableArray<ICollector<RocketMqCollection>>.Empty,
                .. options.ConsumerDetail ? [new ConsumerDetailCollector()] : Array.Empty<ICollector<RocketMqCollection>>(),
                new CompatBrokersCollector(),
                new CompatPositionsCollector(_cluster),
                new CompatProducersCollector(),
                .. options.ConsumerDetail ? [new CompatClientsCollector()] : Array.Empty<ICollector<RocketMqCollection>>(),
            ],
            context.Time, context.Logger);
    }

    public ImmutableArray<CollectorDescription> Collectors => _runner.Descriptions;

    public IReadOnlyCollection<PeerStatistics> Peers => _cluster.Peers;

    /// <summary>What is asked of name servers between collections; tests wait for it.</summary>
    public Task BetweenCollections => _cluster.RouteLane.Running;

    public async Task<ProbeResult> CollectAsync(IReadOnlySet<string> collectors, CancellationToken deadline)
    {
        _cluster.RouteLane.Yield();
        if (_account is not null)
            await _account.RefreshAsync(deadline);
        var collection = new RocketMqCollection(_cluster, deadline)
        {
            // A collection of a few collectors knows too little of the cluster to begin what is for all of it.
            IsForMainPage = Collectors.All(collector => collector.Page != CollectorDescription.MainPage || collector.Refresh > TimeSpan.Zero || collectors.Contains(collector.Name)),
        };
        var results = await _runner.RunAsync(collection, collectors, deadline);
        await collection.ReachAsync();
        await collection.CloseAsync();
        return new ProbeResult(collection.IsUp, results);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
