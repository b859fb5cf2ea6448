using Probes.Contract;
using Probes.Kafka.Metrics.Compat.Kminion;
using Probes.Kafka.Model.Groups;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Compat.Kminion;

/// <summary>How are groups, in the words of kminion?</summary>
internal sealed class KminionGroupsCollector : ICollector<KafkaCollection>
{
    public const string Name = "compat_kminion_groups";

    public CollectorDescription Description { get; } = new(Name, TimeSpan.Zero, TimeSpan.Zero) { Page = KminionPage.Name };

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var cluster = collection.System.NameOf(await collection.ViewAsync());
        var reading = await collection.GroupsAsync();
        foreach (var group in reading.Groups.Where(static group => group.Members is not null))
            Add(sink, cluster, group);
        foreach (var topic in CommittedTopic.Of(reading, await collection.OffsetsAsync()))
            Add(sink, cluster, topic);
    }

    private static void Add(SampleSink sink, string cluster, GroupView group)
    {
        // The states are called as in Kafka.
        sink.Add(
            KminionGroupMetrics.Info, group.State == GroupState.Stable, cluster, group.Id, group.Assignor, group.ProtocolType, group.State.ToString(),
            NumberText.Of(group.Coordinator));
        sink.Add(KminionGroupMetrics.Members, group.Members!.Value.Length, cluster, group.Id);
        if (group.Sharing is not { } sharing)
            return;
        sink.Add(KminionGroupMetrics.EmptyMembers, sharing.Empty, cluster, group.Id);
        foreach (var (topic, members) in sharing.MembersByTopic)
        {
            sink.Add(KminionGroupMetrics.TopicMembers, members, cluster, group.Id, topic);
            sink.Add(KminionGroupMetrics.TopicAssignedPartitions, sharing.AssignedOf(topic), cluster, group.Id, topic);
        }
    }

    private static void Add(SampleSink sink, string cluster, CommittedTopic topic)
    {
        foreach (var (index, _, lag) in topic.Partitions)
        {
            if (lag is { } known)
                sink.Add(KminionGroupMetrics.TopicPartitionLag, known, cluster, topic.Group, topic.Topic, NumberText.Of(index));
        }

        if (topic.LagSum is not { } sum)
            return;
        sink.Add(KminionGroupMetrics.TopicOffsetSum, topic.OffsetSum, cluster, topic.Group, topic.Topic);
        sink.Add(KminionGroupMetrics.TopicLag, sum, cluster, topic.Group, topic.Topic);
    }
}
