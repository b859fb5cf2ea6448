using System.Globalization;
using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Brokers;

/// <summary>How is each broker configured?</summary>
internal sealed class BrokerConfigurationCollector : ICollector<RocketMqCollection>
{
    private const double SecondsPerHour = 3600;

    public CollectorDescription Description { get; } = new("broker_configuration", TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)) { MayWait = true };

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var view = await collection.ViewAsync();
        var answers = await Task.WhenAll(view.Members.Select(async member => (member, Answer: await ReadAsync(collection, member, cancellationToken))));
        // A broker that is down, or will not tell, must not hide the others; that all are silent is a failure.
        if (answers.Length > 0 && answers.All(entry => entry.Answer.Value is null))
            throw answers[0].Answer.Failure!;
        var nameServers = await NamedServers.FindAsync(
            collection.Cluster, answers.SelectMany(entry => entry.Answer.Value is { } told ? BrokerNameServers.EntriesOf(told) : []), cancellationToken);
        foreach (var (member, answer) in answers)
        {
            if (answer.Value is not { } configuration)
                continue;
            Add(sink, member, configuration);
            BrokerNameServers.Add(sink, member, BrokerNameServers.EntriesOf(configuration), nameServers);
        }
    }

    private static async Task<Answer<IReadOnlyDictionary<string, string>>> ReadAsync(
        RocketMqCollection collection, BrokerMember member, CancellationToken cancellationToken)
    {
        var runtime = await collection.RuntimeAsync(member);
        if (runtime.Failure is { } silent and not RocketMqException)
            return new Answer<IReadOnlyDictionary<string, string>>(null, silent);
        return await collection.Cluster.BrokerOf(member).ReadConfigurationAsync(cancellationToken);
    }

    private static void Add(SampleSink sink, BrokerMember member, IReadOnlyDictionary<string, string> configuration)
    {
        var id = BrokerLabels.IdOf(member);
        sink.Add(
            BrokerConfigurationMetrics.Info, 1L, member.Cluster, member.Broker, id,
            configuration.GetValueOrDefault("brokerRole", ""),
            configuration.GetValueOrDefault("flushDiskType", ""),
            configuration.GetValueOrDefault("autoCreateTopicEnable", ""));
        if (Number(configuration, "fileReservedTime") is { } hours)
            sink.Add(BrokerConfigurationMetrics.Retention, hours * SecondsPerHour, member.Cluster, member.Broker, id);
        if (Number(configuration, "diskMaxUsedSpaceRatio") is { } percent)
            sink.Add(BrokerConfigurationMetrics.DeletionThreshold, percent / 100, member.Cluster, member.Broker, id);
        // RocketMQ's own spelling. Peers: "n0-10.0.0.1:40911;n1-10.0.0.2:40911;n2-10.0.0.3:40911".
        if (configuration.GetValueOrDefault("enableDLegerCommitLog") == "true")
        {
            sink.Add(
                BrokerConfigurationMetrics.DLedgerPeers,
                configuration.GetValueOrDefault("dLegerPeers", "").Split(';', StringSplitOptions.RemoveEmptyEntries).Length,
                member.Cluster, member.Broker, id);
        }
    }

    private static double? Number(IReadOnlyDictionary<string, string> configuration, string key) =>
        double.TryParse(configuration.GetValueOrDefault(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
