using Probes.Lag;
using Probes.Metrics;
using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Metrics.Compat;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Compat;

/// <summary>Writes what is known of groups over all brokers of their cluster.</summary>
internal static class CompatGroupSamples
{
    /// <summary>The ordinal of CLUSTERING in MessageModel of apache/rocketmq, the only one that the other exporter shows a lag for.</summary>
    private const string Clustering = "1";

    public static void Add(SampleSink sink, GroupsReading reading, ConnectionsMemory connections)
    {
        foreach (var pair in reading.Pairs.Where(pair => pair.HasCommit))
            AddDiff(CompatGroupMetrics.Diff, pair.Messages, pair.Cluster, pair.Group, pair.Topic);
        foreach (var topic in reading.Survey.Topics.Where(topic => topic.Parts.Count > 0))
        {
            if (topic.Kind == TopicKind.Retry)
                AddRetry(topic);
            else if (topic.Kind == TopicKind.Dlq)
                AddDiff(CompatGroupMetrics.DlqDiff, topic.Retained, topic.Cluster, TopicName.GroupOfDlq(topic.Name), topic.Name);
        }

        // Lists of addresses as labels would begin a new series with each connection.
        foreach (var group in reading.Survey.Groups.Where(group => group.Brokers.Count > 0))
        {
            if (GroupMembers.CountOf(group, connections, reading.Now) is { } members)
                sink.Add(CompatGroupMetrics.Count, members, group.Cluster, "", "", group.Name);
        }

        void AddRetry(TopicSurvey topic)
        {
            foreach (var group in OwnersOf(topic, reading.Survey))
                AddDiff(CompatGroupMetrics.RetryDiff, topic.Parts.Sum(part => LagOf(part, part.Broker.CommitsOf(topic.Name, group))), topic.Cluster, group, topic.Name);
        }

        // How many are connected is no label either: it has a family of its own.
        void AddDiff(Metric metric, long messages, string cluster, string group, string topic) =>
            sink.Add(metric, messages, cluster, group, topic, "", Clustering);
    }

    // Those that read it or, before the first read, the one that it is named after.
    private static IEnumerable<string> OwnersOf(TopicSurvey topic, Survey survey)
    {
        var readers = TopicName.GroupsOfRetry(topic.Name).Where(group => survey.HasGroup(topic.Cluster, group)
            && topic.Parts.Any(part => part.Broker.CommitsOf(topic.Name, group).Length > 0)).ToList();
        return readers.Count > 0
            ? readers
            : TopicName.GroupsOfRetry(topic.Name).Where(group => survey.HasGroup(topic.Cluster, group)).Take(1);
    }

    private static long LagOf(TopicPart part, QueueOffset[] commits) => CommittedQueues.Of(part.Queues, commits)
        .Sum(entry => PartitionLag.Of(entry.Committed, entry.Queue.MinOffset, entry.Queue.MaxOffset).Messages);
}
