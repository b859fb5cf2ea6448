using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Metrics.Compat;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;

namespace Probes.RocketMq.Collectors.Compat;

/// <summary>What do consumers measure of themselves, in the words of apache/rocketmq-exporter? Only where the configuration has them asked.</summary>
internal sealed class CompatClientsCollector : ICollector<RocketMqCollection>
{
    private const double MillisecondsPerSecond = 1000;

    public CollectorDescription Description { get; } =
        new("compat_clients", TimeSpan.Zero, TimeSpan.Zero) { Page = RocketMqExporterPage.Name };

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var reading = await collection.ClientsAsync();
        foreach (var group in reading.Groups.Select(online => online.Group))
        {
            foreach (var report in collection.Cluster.ConsumerDetail.ReportsOf(group.Cluster, group.Name, reading.Now))
            {
                foreach (var topic in report.Topics)
                    Add(sink, topic, group.Cluster, HostOf(report.Address), report.ClientId, group.Name, topic.Topic);
            }
        }
    }

    private static void Add(SampleSink sink, ClientTopic topic, params ReadOnlySpan<string> labels)
    {
        if (topic.FailedMessages is { } failed)
            sink.Add(CompatClientMetrics.FailedMessages, failed, labels);
        if (topic.FailedRate is { } failedRate)
            sink.Add(CompatClientMetrics.FailedTps, failedRate, labels);
        if (topic.OkRate is { } okRate)
            sink.Add(CompatClientMetrics.OkTps, okRate, labels);
        if (topic.ConsumeSeconds is { } consume)
            sink.Add(CompatClientMetrics.ConsumeTime, consume * MillisecondsPerSecond, labels);
        if (topic.PullSeconds is { } pull)
            sink.Add(CompatClientMetrics.PullTime, pull * MillisecondsPerSecond, labels);
        if (topic.PullRate is { } pullRate)
            sink.Add(CompatClientMetrics.PullTps, pullRate, labels);
    }

    // The port is another one with each connection and each broker.
    private static string HostOf(string address) => address.LastIndexOf(':') is var colon and > 0 ? address[..colon] : address;
}
