using System.Collections.Immutable;
using Probes.Contract;
using Probes.Kafka.Collectors;
using Probes.Kafka.Collectors.Brokers;
using Probes.Kafka.Collectors.Canary;
using Probes.Kafka.Collectors.Compat;
using Probes.Kafka.Collectors.Groups;
using Probes.Kafka.Collectors.LogDirs;
using Probes.Kafka.Collectors.Topics;

namespace Probes.Kafka;

/// <summary>One Kafka cluster.</summary>
internal sealed class KafkaProbe : IProbe
{
    private readonly KafkaSystem _system;
    private readonly CanaryTrials? _canary;
    private readonly CollectorRunner<KafkaCollection> _runner;

    public KafkaProbe(KafkaOptions options, ProbeContext context)
    {
        _system = new KafkaSystem(options, context);
        _canary = options.Canary.Enabled ? new CanaryTrials(options, context, _system.Peers) : null;
        _runner = new CollectorRunner<KafkaCollection>(
            [
                new BrokersCollector(),
                .. options.LogDirs ? [new LogDirsCollector()] : (ICollector<KafkaCollection>[])[],
                new ReplicationCollector(),
                new TopicSettingsCollector(),
                new TopicsCollector(),
                new LastMessagesCollector(),
                new TransactionsCollector(),
                new ConsumerGroupsCollector(),
                .. _canary is null ? (ICollector<KafkaCollection>[])[] : [new CanaryCollector(_canary)],
                .. CompatCollectors.All(options),
            ],
            context.Time, context.Logger);
    }

    public ImmutableArray<CollectorDescription> Collectors => _runner.Descriptions;

    public IReadOnlyCollection<PeerStatistics> Peers => _system.Peers.Peers;

    public async Task<ProbeResult> CollectAsync(IReadOnlySet<string> collectors, CancellationToken deadline)
    {
        var collection = new KafkaCollection(_system, collectors.Contains(ConsumerGroupsCollector.Name) || CompatCollectors.OfLag.Any(collectors.Contains), deadline);
        var results = await _runner.RunAsync(collection, collectors, deadline);
        // Whether the target is up must not depend on what else is asked.
        await collection.ReachAsync();
        // A collection of a few collectors must not set off what is for all of the target.
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
