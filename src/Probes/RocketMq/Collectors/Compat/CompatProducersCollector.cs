using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Metrics.Compat;

namespace Probes.RocketMq.Collectors.Compat;

/// <summary>How many clients produce through each master, by producer group?</summary>
internal sealed class CompatProducersCollector : ICollector<RocketMqCollection>
{
    public CollectorDescription Description { get; } =
        new("compat_producers", TimeSpan.Zero, TimeSpan.Zero) { Page = RocketMqExporterPage.Name };

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var view = await collection.ViewAsync();
        var groups = collection.Cluster.Options.Groups;
        var answers = await Task.WhenAll(view.Members.Where(member => member.IsMaster).Select(async member => (
            Member: member,
            Answer: await collection.Cluster.BrokerOf(member).Producers.ReadAsync(await collection.RuntimeAsync(member), cancellationToken))));
        // A broker that is down, or will not tell, must not hide the others; that none of them tells is a failure.
        if (answers.Length > 0 && answers.All(entry => !entry.Answer.Succeeded))
            throw answers[0].Answer.Failure!;
        foreach (var (member, answer) in answers)
        {
            foreach (var (group, clients) in answer.Value?.Where(entry => entry.Key != ProducersCollector.InnerProducer && groups.Admits(entry.Key)) ?? [])
                sink.Add(CompatTopicMetrics.ProducerCount, clients.Count, member.Cluster, member.Broker, group);
        }
    }
}
