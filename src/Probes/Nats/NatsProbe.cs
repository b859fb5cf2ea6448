using System.Collections.Immutable;
using Probes.Contract;
using Probes.Nats.Client;
using Probes.Nats.Client.SystemAccount;
using Probes.Nats.Collectors;
using Probes.Nats.Collectors.Accounts;
using Probes.Nats.Collectors.Canary;
using Probes.Nats.Collectors.Compat;
using Probes.Nats.Collectors.Connections;
using Probes.Nats.Collectors.JetStream;
using Probes.Nats.Collectors.Links;
using Probes.Nats.Collectors.Servers;
using Probes.Nats.Collectors.Subscriptions;

namespace Probes.Nats;

/// <summary>The servers that can be reached from one target's addresses.</summary>
internal sealed class NatsProbe : IProbe
{
    private readonly NatsSystem _system;
    private readonly CollectorRunner<NatsCollection> _runner;
    private readonly CanaryTrials? _canary;

    public NatsProbe(NatsOptions options, ProbeContext context)
    {
        void Tell(string problem) => Log.FileNotUsable(context.Logger, context.Target, problem);
        var monitor = options.Monitor;
        if (new[] { monitor.Tls, options.System?.Tls, options.Canary.Connection?.Tls }.Any(tls => tls is { SkipVerify: true }))
            Log.CertificatesNotVerified(context.Logger, context.Target);
        var secret = monitor.Secret is { } given ? new SecretReader(given, Tell) : null;
        // A monitoring port tells more of its server, and costs it less.
        _system = new NatsSystem(options, context,
        [
            .. monitor.Addresses.Count > 0 ? [new MonitorWay(monitor, secret, Tell, context.Time)] : Array.Empty<IWayIn>(),
            .. options.System is { } system ? [new SystemWay(system, context, Tell)] : Array.Empty<IWayIn>(),
        ]);
        _canary = options.Canary.Connection is null ? null : new CanaryTrials(options.Canary, context, Tell);
        _runner = new CollectorRunner<NatsCollection>(
            [
                new ServersCollector(),
                new HealthCollector(),
                new InternalQueuesCollector(),
                new RoutesCollector(),
                new GatewaysCollector(),
                new LeafnodesCollector(),
                new AccountTrafficCollector(),
                new SubscriptionsCollector(),
                .. options.Subscriptions ? [new QueueGroupsCollector()] : (ICollector<NatsCollection>[])[],
                .. options.Connections > 0 ? [new ConnectionsCollector(options.Connections)] : (ICollector<NatsCollection>[])[],
                new JetStreamCollector(),
                new MetaRaftCollector(),
                new StreamsCollector(),
                new ConsumersCollector(),
                .. _canary is null ? (ICollector<NatsCollection>[])[] : [new CanaryCollector(_canary)],
                .. CompatCollectors.All(),
            ],
            context.Time, context.Logger);
    }

    public ImmutableArray<CollectorDescription> Collectors => _runner.Descriptions;

    public IReadOnlyCollection<PeerStatistics> Peers => PeerStatistics.ByPeer(_system.Ways.SelectMany(way => way.Peers).Concat(_canary?.Peers ?? []));

    public async Task<ProbeResult> CollectAsync(IReadOnlySet<string> collectors, CancellationToken deadline)
    {
        var collection = new NatsCollection(_system, deadline);
        var results = await _runner.RunAsync(collection, collectors, deadline);
        // Whether the target is up must not depend on what else is asked.
        await collection.MetAsync();
        // A collection of a few collectors knows too little of the target to begin what is for all of it.
        if (Collectors.All(collector => collector.Page != CollectorDescription.MainPage || collector.Refresh > TimeSpan.Zero || collectors.Contains(collector.Name)))
            _canary?.Begin();
        return new ProbeResult(collection.IsUp, results);
    }

    public async ValueTask DisposeAsync()
    {
        if (_canary is not null)
            await _canary.DisposeAsync();
        await _system.DisposeAsync();
    }
}
