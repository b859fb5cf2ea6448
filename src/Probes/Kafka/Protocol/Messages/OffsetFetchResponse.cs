using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>
/// OffsetFetch before v8: throttle_time_ms(3+) topics error_code. From v8 on: throttle_time_ms groups [group_id topics error_code].
/// </summary>
internal sealed record OffsetFetchResponse(ImmutableArray<OffsetFetchResponse.Group> Groups)
{
    internal sealed record Group(string Id, ImmutableArray<ByTopic<Partition>> Topics, ErrorCode Error)
    {
        public static Group Read(ref KafkaReader reader)
        {
            var names = reader.Version >= OffsetFetchRequest.FirstWithGroups;
            var group = new Group(names ? reader.String() : "", reader.ByTopic(Partition.Read), reader.Error());
            if (names)
                reader.Tags();
            return group;
        }

        public void Write(KafkaWriter writer)
        {
            var names = writer.Version >= OffsetFetchRequest.FirstWithGroups;
            if (names)
                writer.String(Id);
            writer.ByTopic(Topics, static (item, partition) => partition.Write(item));
            writer.Error(Error);
            if (names)
                writer.Tags();
        }
    }

    /// <summary>partition_index committed_offset committed_leader_epoch(5+) metadata error_code.</summary>
    /// <param name="Index">The partition.</param>
    /// <param name="Offset">The next offset that the group will consume; -1: it has never committed one.</param>
    /// <param name="Error">Why there is none.</param>
    internal readonly record struct Partition(int Index, long Offset, ErrorCode Error)
    {
        public static Partition Read(ref KafkaReader reader)
        {
            var (index, offset) = (reader.Int32(), reader.Int64());
            if (reader.Version >= 5)
                reader.Int32();
            // The metadata is a text of the application's.
            reader.PassString();
            var partition = new Partition(index, offset, reader.Error());
            reader.Tags();
            return partition;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Int32(Index);
            writer.Int64(Offset);
            if (writer.Version >= 5)
                writer.Int32(-1);
            writer.String("");
            writer.Error(Error);
            writer.Tags();
        }
    }

    public static OffsetFetchResponse Read(ref KafkaReader reader)
    {
        if (reader.Version >= 3)
            reader.Int32();
        var response = new OffsetFetchResponse(reader.Version >= OffsetFetchRequest.FirstWithGroups ? reader.Array(Group.Read) : [Group.Read(ref reader)]);
        reader.Tags();
        return response;
    }

    public void Write(KafkaWriter writer)
    {
        if (writer.Version >= 3)
            writer.Int32(0);
        if (writer.Version >= OffsetFetchRequest.FirstWithGroups)
            writer.Array(Groups, static (item, group) => group.Write(item));
        else
            Groups.Single().Write(writer);
        writer.Tags();
    }
}
