using System.Collections.Immutable;
using Probes.Kafka.Model.Groups;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Transport;

namespace Probes.Kafka.Collectors.Groups;

/// <summary>Puts what a coordinator told into the words of the model.</summary>
internal static class GroupMapping
{
    private const string Classic = "classic";

    public static GroupView Of(GroupTold told, NameFilterOf admits)
    {
        var group = new GroupView(told.Listed.Id)
        {
            Coordinator = told.Broker,
            // Kafka's own client does not mind how it is written; a label has one spelling.
            Protocol = told.Listed.Type.Length > 0 ? told.Listed.Type.ToLowerInvariant() : told.Classic is null ? "" : Classic,
            ProtocolType = told.Listed.ProtocolType,
            State = GroupStates.Parse(told.Listed.State),
            Commits = told.KnowsCommits ? CommitsOf(told.Commits!, admits) : null,
        };
        group = told switch
        {
            { Consumer: { Error: ErrorCode.None } consumer } => group with
            {
                State = GroupStates.Parse(consumer.State),
                Assignor = consumer.Assignor,
                Epoch = consumer.Epoch,
                Members = [.. consumer.Members.Select(MemberOf)],
            },
            { Classic: { Error: ErrorCode.None } classic } => group with
            {
                State = GroupStates.Parse(classic.State),
                ProtocolType = classic.ProtocolType.Length > 0 ? classic.ProtocolType : group.ProtocolType,
                Assignor = classic.Protocol,
                Members = [.. classic.Members.Select(member => MemberOf(member, classic.ProtocolType))],
            },
            _ => group,
        };
        return group.IsConsumer && group.Members is { } members ? group with { Sharing = new Sharing(members) } : group;
    }

    /// <summary>Whether a topic is reported.</summary>
    public delegate bool NameFilterOf(string topic);

    private static Dictionary<string, Commit[]> CommitsOf(OffsetFetchResponse.Group told, NameFilterOf admits)
    {
        var commits = new Dictionary<string, Commit[]>(told.Topics.Length, StringComparer.Ordinal);
        foreach (var topic in told.Topics)
        {
            if (!admits(topic.Name))
                continue;
            var partitions = new Commit[topic.Partitions.Length];
            for (var i = 0; i < partitions.Length; i++)
            {
                var (index, offset, error) = topic.Partitions[i];
                partitions[i] = new Commit(index, error != ErrorCode.None ? Commit.Unknown : offset < 0 ? Commit.None : offset);
            }

            commits[topic.Name] = partitions;
        }

        return commits;
    }

    private static GroupMember MemberOf(ConsumerGroupDescribeResponse.Member member) => new(NameOf(member.InstanceId, member.Id))
    {
        Topics = member.Topics,
        HasPattern = !string.IsNullOrEmpty(member.TopicRegex),
        Assigned = [.. member.Assignment.Select(static topic => new AssignedTopic(topic.Topic, topic.Partitions))],
        Target = [.. member.Target.Select(static topic => new AssignedTopic(topic.Topic, topic.Partitions))],
    };

    private static GroupMember MemberOf(DescribeGroupsResponse.Member member, string protocolType)
    {
        var name = NameOf(member.InstanceId, member.Id);
        if (protocolType != GroupView.ConsumerType)
            return new GroupMember(name) { Topics = null };
        try
        {
            ImmutableArray<AssignedTopic> assigned = [.. ConsumerAssignment.Read(member.Assignment.AsSpan()).Select(static topic => new AssignedTopic(topic.Topic, topic.Partitions))];
            // While a group rebalances, and in the eyes of some brokers for good, members have no metadata.
            return new GroupMember(name) { Topics = member.Metadata.IsEmpty ? null : ConsumerSubscription.Read(member.Metadata.AsSpan()), Assigned = assigned };
        }
        catch (ProtocolException)
        {
            // The bytes are the application's own affair: an assignor may write what it likes. Then nothing is known of the member but that it is there.
            return new GroupMember(name) { Topics = null };
        }
    }

    private static string NameOf(string? instance, string member) => string.IsNullOrEmpty(instance) ? member : instance;
}
