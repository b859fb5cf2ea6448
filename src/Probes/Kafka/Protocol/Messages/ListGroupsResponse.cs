using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>ListGroups: throttle_time_ms(1+) error_code groups [group_id protocol_type group_state(4+) group_type(5+)].</summary>
internal sealed record ListGroupsResponse(ErrorCode Error, ImmutableArray<ListGroupsResponse.Group> Groups)
{
    /// <param name="Id">The group.</param>
    /// <param name="ProtocolType">"consumer" for consumers; empty for a group that only commits; "connect" and others.</param>
    /// <param name="State">Empty before v4.</param>
    /// <param name="Type">"classic", "consumer" (KIP-848), "share", "streams"; empty before v5.</param>
    internal sealed record Group(string Id, string ProtocolType, string State = "", string Type = "")
    {
        public static Group Read(ref KafkaReader reader)
        {
            var group = new Group(
                reader.String(), reader.String(), reader.Version >= 4 ? reader.String() : "", reader.Version >= 5 ? reader.String() : "");
            reader.Tags();
            return group;
        }

        public void Write(KafkaWriter writer)
        {
            writer.String(Id);
            writer.String(ProtocolType);
            if (writer.Version >= 4)
                writer.String(State);
            if (writer.Version >= 5)
                writer.String(Type);
            writer.Tags();
        }
    }

    public static ListGroupsResponse Read(ref KafkaReader reader)
    {
        if (reader.Version >= 1)
            reader.Int32();
        var response = new ListGroupsResponse(reader.Error(), reader.Array(Group.Read));
        reader.Tags();
        return response;
    }

    public void Write(KafkaWriter writer)
    {
        if (writer.Version >= 1)
            writer.Int32(0);
        writer.Error(Error);
        writer.Array(Groups, static (item, group) => group.Write(item));
        writer.Tags();
    }
}
