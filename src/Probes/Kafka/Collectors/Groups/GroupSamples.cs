using Probes.Kafka.Metrics;
using Probes.Kafka.Model.Groups;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Groups;

/// <summary>Writes a group, whatever it consumes.</summary>
internal static class GroupSamples
{
    public static void Add(SampleSink sink, string cluster, GroupView group, GroupWatch watch, Func<string, bool> admits)
    {
        sink.Add(GroupMetrics.Info, 1L, cluster, group.Id, group.Protocol, group.ProtocolType, group.Assignor, NumberText.Of(group.Coordinator));
        foreach (var state in GroupStates.All)
            sink.Add(GroupMetrics.State, state == group.State, cluster, group.Id, state.Label());
        if (group.Members is not { } members)
            return;
        sink.Add(MessagingMetrics.GroupMembers, members.Length, KafkaMetrics.System, cluster, group.Id);
        sink.Add(GroupMetrics.Rebalances, watch.Rebalances, cluster, group.Id);
        sink.Add(GroupMetrics.MembershipChanges, watch.MembershipChanges, cluster, group.Id);
        if (group.Sharing is { } sharing)
            Add(sink, cluster, group, sharing, admits);
    }

    private static void Add(SampleSink sink, string cluster, GroupView group, Sharing sharing, Func<string, bool> admits)
    {
        sink.Add(GroupMemberMetrics.AssignedPartitions, sharing.Assigned, cluster, group.Id);
        sink.Add(GroupMemberMetrics.EmptyMembers, sharing.Empty, cluster, group.Id);
        if (group.Epoch >= 0)
            sink.Add(GroupMemberMetrics.MovingPartitions, sharing.Moving, cluster, group.Id);
        foreach (var (topic, members) in sharing.MembersByTopic.Where(topic => admits(topic.Key)))
        {
            sink.Add(GroupMemberMetrics.TopicMembers, members, cluster, group.Id, topic);
            sink.Add(GroupMemberMetrics.TopicAssignedPartitions, sharing.AssignedOf(topic), cluster, group.Id, topic);
        }
    }
}
