using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>What have groups committed? Asked of their coordinator; of several groups at once from v8 on (Kafka 3.0).</summary>
/// <param name="Groups">One before v8.</param>
internal sealed record OffsetFetchRequest(ImmutableArray<OffsetFetchRequest.Group> Groups) : KafkaRequest<OffsetFetchResponse>
{
    public const short FirstWithGroups = 8;

    public override ApiKey Key => ApiKey.OffsetFetch;

    /// <param name="Id">The group.</param>
    /// <param name="Topics">Null: all that it has committed.</param>
    internal sealed record Group(string Id, ImmutableArray<Topic>? Topics)
    {
        public static Group Read(ref KafkaReader reader)
        {
            var group = new Group(reader.String(), reader.NullableArray(Topic.Read));
            if (reader.Version >= FirstWithGroups)
                reader.Tags();
            return group;
        }

        public void Write(KafkaWriter writer)
        {
            writer.String(Id);
            writer.NullableArray(Topics, static (item, topic) => topic.Write(item));
            if (writer.Version >= FirstWithGroups)
                writer.Tags();
        }
    }

    internal sealed record Topic(string Name, ImmutableArray<int> Partitions)
    {
        public static Topic Read(ref KafkaReader reader)
        {
            var topic = new Topic(reader.String(), reader.Int32s());
            reader.Tags();
            return topic;
        }

        public void Write(KafkaWriter writer)
        {
            writer.String(Name);
            writer.Int32s(Partitions);
            writer.Tags();
        }
    }

    /// <summary>Before v8: group_id topics require_stable(7+). From v8 on: groups [group_id topics] require_stable.</summary>
    public override void Write(KafkaWriter writer)
    {
        if (writer.Version >= FirstWithGroups)
            writer.Array(Groups, static (item, group) => group.Write(item));
        else
            Groups.Single().Write(writer);
        // Committed is committed: offsets of open transactions are no error to wait for.
        if (writer.Version >= 7)
            writer.Boolean(false);
        writer.Tags();
    }

    public static OffsetFetchRequest Read(ref KafkaReader reader)
    {
        var request = new OffsetFetchRequest(reader.Version >= FirstWithGroups ? reader.Array(Group.Read) : [Group.Read(ref reader)]);
        if (reader.Version >= 7)
            reader.Boolean();
        reader.Tags();
        return request;
    }

    public override OffsetFetchResponse ReadResponse(ref KafkaReader reader)
    {
        var response = OffsetFetchResponse.Read(ref reader);
        // Before v8 the response does not name the group.
        return reader.Version >= FirstWithGroups ? response : new([response.Groups[0] with { Id = Groups.Single().Id }]);
    }
}
