using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Topics;

/// <summary>What is in each topic, and how fast does it grow?</summary>
internal sealed class TopicsCollector : ICollector<RocketMqCollection>
{
    /// <summary>org.apache.rocketmq.common.constant.PermName.</summary>
    private const int Readable = 4;
    private const int Writable = 2;

    public CollectorDescription Description { get; } = new("topics", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var survey = await collection.SurveyAsync();
        var granularity = collection.Cluster.Options.Granularity;
        foreach (var topic in survey.Topics.Where(topic => topic.Kind is TopicKind.User or TopicKind.System))
        {
            sink.Add(MessagingMetrics.TopicUnknownPartitions, topic.UnknownQueues, RocketMqMetrics.System, topic.Cluster, topic.Name);
            if (topic.Parts.Count == 0)
                continue;
            AddContents(sink, topic, collection.Cluster.Consumption.PublishedOf(topic));
            AddShape(sink, topic);
            if (survey.HasStaticTopics)
                AddLogical(sink, topic);
            if (collection.Cluster.Options.Namespaces)
                NamespaceSamples.Add(sink, NamespaceMetrics.Topic, topic.Cluster, topic.Name);
            if (granularity == Granularity.Queue)
                AddQueues(sink, topic);
        }

        foreach (var broker in survey.Answered)
        {
            sink.Add(TopicMetrics.ReadFromSlave, broker.MayTrail, broker.Group.Cluster, broker.Group.Broker);
            if (broker.LightQueues is { } commits)
                sink.Add(SideMetrics.LightQueues, commits, broker.Group.Cluster, broker.Group.Broker);
        }
    }

    private static void AddContents(SampleSink sink, TopicSurvey topic, long published)
    {
        ReadOnlySpan<string> labels = [RocketMqMetrics.System, topic.Cluster, topic.Name];
        sink.Add(MessagingMetrics.TopicPublishedMessages, published, labels);
        sink.Add(MessagingMetrics.TopicRetainedMessages, topic.Retained, labels);
        if (topic.LastWrite is var lastWrite and > 0)
            sink.Add(MessagingMetrics.TopicLastMessageTimestamp, lastWrite / 1000.0, labels);
    }

    private static void AddShape(SampleSink sink, TopicSurvey topic)
    {
        sink.Add(TopicMetrics.Queues, topic.Parts.Sum(part => part.Config.ReadQueueNums), topic.Cluster, topic.Name, "read");
        sink.Add(TopicMetrics.Queues, topic.Parts.Sum(part => part.Config.WriteQueueNums), topic.Cluster, topic.Name, "write");
        sink.Add(TopicMetrics.Brokers, topic.Parts.Count, topic.Cluster, topic.Name);
        sink.Add(TopicMetrics.Readable, topic.Parts.Count(part => (part.Config.Perm & Readable) != 0), topic.Cluster, topic.Name);
        sink.Add(TopicMetrics.Writable, topic.Parts.Count(part => (part.Config.Perm & Writable) != 0), topic.Cluster, topic.Name);
    }

    private static void AddLogical(SampleSink sink, TopicSurvey topic)
    {
        if (topic.Parts.Max(part => part.Broker.StaticTopics.GetValueOrDefault(topic.Name)?.LogicalQueues) is { } logical)
            sink.Add(TopicMetrics.LogicalQueues, logical, topic.Cluster, topic.Name);
    }

    private static void AddQueues(SampleSink sink, TopicSurvey topic)
    {
        foreach (var part in topic.Parts)
        {
            foreach (var queue in part.Queues)
            {
                ReadOnlySpan<string> labels = [topic.Cluster, topic.Name, part.Broker.Group.Broker, BrokerLabels.QueueOf(queue.QueueId)];
                sink.Add(TopicMetrics.QueueEndOffset, queue.MaxOffset, labels);
                sink.Add(TopicMetrics.QueueFirstOffset, queue.MinOffset, labels);
            }
        }
    }
}
