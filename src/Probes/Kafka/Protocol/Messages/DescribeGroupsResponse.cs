using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>
/// DescribeGroups: throttle_time_ms(1+) groups [error_code error_message(6+) group_id group_state protocol_type protocol_data members
/// authorized_operations(3+)].
/// </summary>
internal sealed record DescribeGroupsResponse(ImmutableArray<DescribeGroupsResponse.Group> Groups)
{
    /// <param name="Error">Why nothing is told of it.</param>
    /// <param name="Id">The group.</param>
    /// <param name="State">Empty, PreparingRebalance, CompletingRebalance, Stable, Dead; Dead also if there is no such group.</param>
    /// <param name="ProtocolType">"consumer" for consumers.</param>
    /// <param name="Protocol">The assignor that the members agreed on, e.g. "range".</param>
    /// <param name="Members">Who is connected.</param>
    internal sealed record Group(ErrorCode Error, string Id, string State, string ProtocolType, string Protocol, ImmutableArray<Member> Members)
    {
        public static Group Read(ref KafkaReader reader)
        {
            var error = reader.Error();
            if (reader.Version >= 6)
                reader.NullableString();
            var group = new Group(error, reader.String(), reader.String(), reader.String(), reader.String(), reader.Array(Member.Read));
            if (reader.Version >= 3)
                reader.Int32();
            reader.Tags();
            return group;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Error(Error);
            if (writer.Version >= 6)
                writer.String(null);
            writer.String(Id);
            writer.String(State);
            writer.String(ProtocolType);
            writer.String(Protocol);
            writer.Array(Members, static (item, member) => member.Write(item));
            if (writer.Version >= 3)
                writer.Int32(int.MinValue);
            writer.Tags();
        }
    }

    /// <summary>member_id group_instance_id(4+) client_id client_host member_metadata member_assignment.</summary>
    /// <param name="Id">Given by the coordinator, new with every start of the client.</param>
    /// <param name="InstanceId">Given by the application (static membership).</param>
    /// <param name="ClientId">The client's client.id.</param>
    /// <param name="Host">The client's address, with a slash before it.</param>
    /// <param name="Metadata">For consumers, a <see cref="ConsumerSubscription"/>.</param>
    /// <param name="Assignment">For consumers, a <see cref="ConsumerAssignment"/>; empty during a rebalance.</param>
    internal sealed record Member(string Id, string? InstanceId, string ClientId, string Host, ImmutableArray<byte> Metadata, ImmutableArray<byte> Assignment)
    {
        public static Member Read(ref KafkaReader reader)
        {
            var member = new Member(
                reader.String(), reader.Version >= 4 ? reader.NullableString() : null, reader.String(), reader.String(), [.. reader.Bytes()], [.. reader.Bytes()]);
            reader.Tags();
            return member;
        }

        public void Write(KafkaWriter writer)
        {
            writer.String(Id);
            if (writer.Version >= 4)
                writer.String(InstanceId);
            writer.String(ClientId);
            writer.String(Host);
            writer.Bytes(Metadata.AsSpan());
            writer.Bytes(Assignment.AsSpan());
            writer.Tags();
        }
    }

    public static DescribeGroupsResponse Read(ref KafkaReader reader)
    {
        if (reader.Version >= 1)
            reader.Int32();
        var response = new DescribeGroupsResponse(reader.Array(Group.Read));
        reader.Tags();
        return response;
    }

    public void Write(KafkaWriter writer)
    {
        if (writer.Version >= 1)
            writer.Int32(0);
        writer.Array(Groups, static (item, group) => group.Write(item));
        writer.Tags();
    }
}
