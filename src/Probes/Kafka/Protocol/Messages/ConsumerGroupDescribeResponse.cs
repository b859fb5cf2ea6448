using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>
/// ConsumerGroupDescribe: throttle_time_ms groups [error_code error_message group_id group_state group_epoch assignment_epoch assignor_name members
/// authorized_operations].
/// </summary>
internal sealed record ConsumerGroupDescribeResponse(ImmutableArray<ConsumerGroupDescribeResponse.Group> Groups)
{
    /// <param name="Error">Why nothing is told of it: GROUP_ID_NOT_FOUND for one of the classic protocol.</param>
    /// <param name="Message">The same in words.</param>
    /// <param name="Id">The group.</param>
    /// <param name="State">Empty, Assigning, Reconciling, Stable, Dead.</param>
    /// <param name="Epoch">Grows with every change of members, subscriptions or topics.</param>
    /// <param name="AssignmentEpoch">The epoch that the target assignment was made for.</param>
    /// <param name="Assignor">Who assigns, e.g. "uniform".</param>
    /// <param name="Members">Who is connected.</param>
    internal sealed record Group(
        ErrorCode Error, string? Message, string Id, string State, int Epoch, int AssignmentEpoch, string Assignor, ImmutableArray<Member> Members)
    {
        public static Group Read(ref KafkaReader reader)
        {
            var group = new Group(
                reader.Error(), reader.NullableString(), reader.String(), reader.String(), reader.Int32(), reader.Int32(), reader.String(), reader.Array(Member.Read));
            reader.Int32();
            reader.Tags();
            return group;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Error(Error);
            writer.String(Message);
            writer.String(Id);
            writer.String(State);
            writer.Int32(Epoch);
            writer.Int32(AssignmentEpoch);
            writer.String(Assignor);
            writer.Array(Members, static (item, member) => member.Write(item));
            writer.Int32(int.MinValue);
            writer.Tags();
        }
    }

    /// <summary>
    /// member_id instance_id rack_id member_epoch client_id client_host subscribed_topic_names subscribed_topic_regex assignment target_assignment
    /// member_type(1+).
    /// </summary>
    internal sealed record Member
    {
        public required string Id { get; init; }

        public string? InstanceId { get; init; }

        public int Epoch { get; init; }

        public string ClientId { get; init; } = "";

        public string Host { get; init; } = "";

        public ImmutableArray<string> Topics { get; init; } = [];

        /// <summary>A pattern of topics that the broker matches.</summary>
        public string? TopicRegex { get; init; }

        /// <summary>What it has.</summary>
        public ImmutableArray<TopicPartitions> Assignment { get; init; } = [];

        /// <summary>What it should have; different while the group reconciles.</summary>
        public ImmutableArray<TopicPartitions> Target { get; init; } = [];

        public static Member Read(ref KafkaReader reader)
        {
            var (id, instance, _) = (reader.String(), reader.NullableString(), reader.NullableString());
            var member = new Member
            {
                Id = id,
                InstanceId = instance,
                Epoch = reader.Int32(),
                ClientId = reader.String(),
                Host = reader.String(),
                Topics = reader.Strings(),
                TopicRegex = reader.NullableString(),
                Assignment = ReadAssignment(ref reader),
                Target = ReadAssignment(ref reader),
            };
            if (reader.Version >= 1)
                reader.Int8();
            reader.Tags();
            return member;
        }

        public void Write(KafkaWriter writer)
        {
            writer.String(Id);
            writer.String(InstanceId);
            writer.String(null);
            writer.Int32(Epoch);
            writer.String(ClientId);
            writer.String(Host);
            writer.Strings(Topics);
            writer.String(TopicRegex);
            WriteAssignment(writer, Assignment);
            WriteAssignment(writer, Target);
            // member_type: of the consumer protocol.
            if (writer.Version >= 1)
                writer.Int8(1);
            writer.Tags();
        }

        private static ImmutableArray<TopicPartitions> ReadAssignment(ref KafkaReader reader)
        {
            var assignment = reader.Array(TopicPartitions.Read);
            reader.Tags();
            return assignment;
        }

        private static void WriteAssignment(KafkaWriter writer, ImmutableArray<TopicPartitions> assignment)
        {
            writer.Array(assignment, static (item, topic) => topic.Write(item));
            writer.Tags();
        }
    }

    internal sealed record TopicPartitions(Guid TopicId, string Topic, ImmutableArray<int> Partitions)
    {
        public static TopicPartitions Read(ref KafkaReader reader)
        {
            var topic = new TopicPartitions(reader.Uuid(), reader.String(), reader.Int32s());
            reader.Tags();
            return topic;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Uuid(TopicId);
            writer.String(Topic);
            writer.Int32s(Partitions);
            writer.Tags();
        }
    }

    public static ConsumerGroupDescribeResponse Read(ref KafkaReader reader)
    {
        reader.Int32();
        var response = new ConsumerGroupDescribeResponse(reader.Array(Group.Read));
        reader.Tags();
        return response;
    }

    public void Write(KafkaWriter writer)
    {
        writer.Int32(0);
        writer.Array(Groups, static (item, group) => group.Write(item));
        writer.Tags();
    }
}
