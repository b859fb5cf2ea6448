using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Client;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Metrics;

namespace Probes.RocketMq.Collectors.Transactions;

/// <summary>How many messages of transactions wait for their outcome?</summary>
internal sealed class TransactionsCollector : ICollector<RocketMqCollection>
{
    private static readonly TimeSpan _maximumAge = TimeSpan.FromMinutes(3);

    private readonly SideQuestion<HalfMessages> _question = new(requests: 2, _maximumAge);

    public CollectorDescription Description { get; } = new("transactions", TimeSpan.FromMinutes(1), _maximumAge) { MayWait = true };

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        foreach (var (group, half) in await _question.AskAsync(collection, (broker, client) => ReadAsync(broker, client, cancellationToken)))
        {
            sink.Add(SideMetrics.HalfMessages, half.Messages, group.Cluster, group.Broker);
            sink.Add(SideMetrics.HalfDecisions, half.Decisions, group.Cluster, group.Broker);
        }
    }

    private static async Task<HalfMessages?> ReadAsync(BrokerPositions broker, BrokerClient client, CancellationToken cancellationToken)
    {
        var half = client.TopicStatsAsync(HalfMessages.Topic, cancellationToken);
        var decisions = client.TopicStatsAsync(HalfMessages.DecisionTopic, cancellationToken);
        await Task.WhenAll(half, decisions);
        return (await half) is { } stats ? HalfMessages.Of(broker, stats, await decisions) : null;
    }
}
