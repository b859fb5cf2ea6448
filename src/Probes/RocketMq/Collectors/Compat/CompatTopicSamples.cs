using Probes.Metrics;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Metrics.Compat;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Compat;

/// <summary>Writes each broker's share of each topic.</summary>
internal static class CompatTopicSamples
{
    public static void Add(SampleSink sink, Survey survey, Traffic traffic, BrokerStatsPoll stats)
    {
        foreach (var topic in survey.Topics)
        {
            foreach (var part in topic.Parts)
            {
                ReadOnlySpan<string> labels = [topic.Cluster, part.Broker.Group.Broker, topic.Name];
                switch (topic.Kind)
                {
                    case TopicKind.Retry:
                        sink.Add(CompatTopicMetrics.RetryOffset, part.EndSum, labels);
                        break;
                    case TopicKind.Dlq:
                        sink.Add(CompatTopicMetrics.DlqOffset, part.EndSum, topic.Cluster, part.Broker.Group.Broker, TopicName.GroupOfDlq(topic.Name));
                        break;
                    default:
                        sink.Add(CompatTopicMetrics.ProducerOffset, part.EndSum, labels);
                        AddTraffic(sink, topic.Name, part, labels, traffic, stats);
                        break;
                }
            }
        }
    }

    private static void AddTraffic(
        SampleSink sink, string topic, TopicPart part, ReadOnlySpan<string> labels, Traffic traffic, BrokerStatsPoll stats)
    {
        if (traffic.OfTopic(part) is not { } perSecond)
            return;
        sink.Add(CompatTopicMetrics.ProducerTps, perSecond, labels);
        if ((perSecond == 0 ? 0 : stats.Of(part.Broker, StatsQuestion.PutSize(topic))?.PerSecond) is { } bytes)
            sink.Add(CompatTopicMetrics.ProducerMessageSize, bytes, labels);
    }
}
