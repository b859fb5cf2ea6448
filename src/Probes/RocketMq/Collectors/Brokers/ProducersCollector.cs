using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Brokers;

/// <summary>How many clients produce in each producer group?</summary>
internal sealed class ProducersCollector : ICollector<RocketMqCollection>
{
    /// <summary>Every client has it, consumers included (org.apache.rocketmq.common.MixAll.CLIENT_INNER_PRODUCER_GROUP).</summary>
    public const string InnerProducer = "CLIENT_INNER_PRODUCER";

    public CollectorDescription Description { get; } = new("producers", ProducersReader.Refresh, TimeSpan.FromMinutes(3));

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var view = await collection.ViewAsync();
        var answers = await Task.WhenAll(view.Members.Select(member => ReadAsync(collection, member, cancellationToken)));
        // A broker that is down, or will not tell, must not hide the others; that none of them tells is a failure.
        if (answers.Length > 0 && answers.All(answer => !answer.Succeeded))
            throw answers[0].Failure!;
        // A producer is connected to every master whose queues it writes: one client, however often it is seen.
        var clients = answers.SelectMany(answer => answer.Value ?? [])
            .Where(entry => entry.Group != InnerProducer && collection.Cluster.Options.Groups.Admits(entry.Group))
            .GroupBy(entry => (entry.Cluster, entry.Group), entry => entry.Client);
        foreach (var group in clients.OrderBy(group => group.Key.Cluster, StringComparer.Ordinal).ThenBy(group => group.Key.Group, StringComparer.Ordinal))
            sink.Add(TopicMetrics.ProducerClients, group.Distinct(StringComparer.Ordinal).Count(), group.Key.Cluster, group.Key.Group);
    }

    private static async Task<Answer<IEnumerable<(string Cluster, string Group, string Client)>>> ReadAsync(
        RocketMqCollection collection, BrokerMember member, CancellationToken cancellationToken)
    {
        var answer = await collection.Cluster.BrokerOf(member).Producers.ReadAsync(await collection.RuntimeAsync(member), cancellationToken);
        return new Answer<IEnumerable<(string, string, string)>>(
            answer.Value?.SelectMany(group => group.Value.Select(client => (member.Cluster, group.Key, client.ClientId))), answer.Failure);
    }
}
