using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Brokers;

/// <summary>How many clients produce in each producer group?</summary>
internal sealed class ProducersCollector : ICollector<RocketMqCollection>
{
    /// <summary>Every client has it, consumers included (org.apache.rocketmq.common.MixAll.CLIENT_INNER_PRODUCER_GROUP).</summary>
    private const string InnerProducer = "CLIENT_INNER_PRODUCER";

    public CollectorDescription Description { get; } = new("producers", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3));

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
        // Its version is known once it answered anything, and only newer brokers know this request.
        var runtime = await collection.RuntimeAsync(member);
        var broker = collection.Cluster.BrokerOf(member);
        if (runtime.Failure is { } silent and not RocketMqException)
            return new Answer<IEnumerable<(string, string, string)>>(null, silent);
        if (broker.Version is not { } version || !RequestCodes.IsKnownTo(RequestCode.GetAllProducerInfo, version))
            return new Answer<IEnumerable<(string, string, string)>>([], null);

        var answer = await Peer.AskAsync(() => broker.Client.ProducersAsync(cancellationToken));
        return new Answer<IEnumerable<(string, string, string)>>(
            answer.Value?.SelectMany(group => group.Value.Select(client => (member.Cluster, group.Key, client.ClientId))), answer.Failure);
    }
}
