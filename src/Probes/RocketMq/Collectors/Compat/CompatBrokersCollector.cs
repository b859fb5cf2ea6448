using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Metrics.Compat;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Compat;

/// <summary>How is each master, and how far behind it are its slaves, in the words of apache/rocketmq-exporter?</summary>
internal sealed class CompatBrokersCollector : ICollector<RocketMqCollection>
{
    public CollectorDescription Description { get; } =
        new("compat_brokers", TimeSpan.Zero, TimeSpan.Zero) { Page = RocketMqExporterPage.Name };

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var view = await collection.ViewAsync();
        var groups = await Task.WhenAll(view.Groups.Where(group => group.HasMaster).Select(group => AskAsync(collection, group)));
        if (groups.Length > 0 && groups.All(group => !group[0].Answer.Succeeded))
            throw groups[0][0].Answer.Failure!;
        foreach (var members in groups)
        {
            var (master, answer) = members[0];
            if (answer.Value is not { } runtime)
                continue;
            AddTraffic(sink, master, runtime);
            CompatRuntimeSamples.Add(sink, master, runtime);
            foreach (var (slave, copy) in members.Skip(1))
                AddDistance(sink, runtime, slave, copy.Value);
        }
    }

    // The master comes first: it has the lowest id.
    private static Task<(BrokerMember Member, Answer<RuntimeInfo> Answer)[]> AskAsync(RocketMqCollection collection, BrokerGroup group) =>
        Task.WhenAll(group.Members.Select(async member => (member, await collection.RuntimeAsync(member))));

    private static void AddTraffic(SampleSink sink, BrokerMember master, RuntimeInfo runtime)
    {
        if (Rate(runtime.PutRate) is { } put)
            sink.Add(CompatBrokerMetrics.Tps, put, master.Cluster, master.Address, master.Broker);
        if (Rate(runtime.GetTransferredRate) is { } got)
            sink.Add(CompatBrokerMetrics.Qps, got, master.Cluster, master.Address, master.Broker);
    }

    // A broker that has not run for a minute yet knows its last ten seconds.
    private static double? Rate(RateWindows? rates) => rates?.OneMinute ?? rates?.TenSeconds;

    private static void AddDistance(SampleSink sink, RuntimeInfo master, BrokerMember slave, RuntimeInfo? copy)
    {
        // Asked one after the other, a slave may even seem to be ahead.
        if (copy?.CommitLogMaxOffset is { } there && master.CommitLogMaxOffset is { } end)
            sink.Add(CompatBrokerMetrics.CommitLogDiff, Math.Max(0, end - there), slave.Cluster, slave.Address, slave.Broker);
    }
}
