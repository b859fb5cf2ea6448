using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>
/// Metadata: throttle_time_ms(3+) brokers cluster_id(2+) controller_id topics cluster_authorized_operations(8-10).
/// </summary>
internal sealed record MetadataResponse
{
    /// <summary>From v2 on.</summary>
    public string? ClusterId { get; init; }

    /// <summary>-1: none is known.</summary>
    public int ControllerId { get; init; } = -1;

    public ImmutableArray<Broker> Brokers { get; init; } = [];

    public ImmutableArray<Topic> Topics { get; init; } = [];

    /// <summary>node_id host port rack.</summary>
    internal sealed record Broker(int NodeId, string Host, int Port, string? Rack)
    {
        public static Broker Read(ref KafkaReader reader)
        {
            var broker = new Broker(reader.Int32(), reader.String(), reader.Int32(), reader.NullableString());
            reader.Tags();
            return broker;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Int32(NodeId);
            writer.String(Host);
            writer.Int32(Port);
            writer.String(Rack);
            writer.Tags();
        }
    }

    /// <summary>error_code name topic_id(10+) is_internal partitions topic_authorized_operations(8+).</summary>
    internal sealed record Topic(ErrorCode Error, string Name, Guid Id, bool IsInternal, ImmutableArray<Partition> Partitions)
    {
        public static Topic Read(ref KafkaReader reader)
        {
            var error = reader.Error();
            var name = reader.NullableString() ?? "";
            var id = reader.Version >= 10 ? reader.Uuid() : Guid.Empty;
            var topic = new Topic(error, name, id, reader.Boolean(), reader.Array(Partition.Read));
            if (reader.Version >= 8)
                reader.Int32();
            reader.Tags();
            return topic;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Error(Error);
            writer.String(Name);
            if (writer.Version >= 10)
                writer.Uuid(Id);
            writer.Boolean(IsInternal);
            writer.Array(Partitions, static (item, partition) => partition.Write(item));
            if (writer.Version >= 8)
                writer.Int32(int.MinValue);
            writer.Tags();
        }
    }

    /// <summary>error_code partition_index leader_id leader_epoch(7+) replica_nodes isr_nodes offline_replicas(5+).</summary>
    /// <param name="Error">LEADER_NOT_AVAILABLE while nobody leads.</param>
    /// <param name="Index">The partition's number.</param>
    /// <param name="Leader">-1: nobody.</param>
    /// <param name="LeaderEpoch">-1: not told.</param>
    /// <param name="Replicas">Who should have a copy; the first is the preferred leader.</param>
    /// <param name="InSync">Whose copy is complete.</param>
    /// <param name="Offline">Whose copy is away.</param>
    internal sealed record Partition(
        ErrorCode Error, int Index, int Leader, int LeaderEpoch, ImmutableArray<int> Replicas, ImmutableArray<int> InSync, ImmutableArray<int> Offline)
    {
        public static Partition Read(ref KafkaReader reader)
        {
            var partition = new Partition(
                reader.Error(), reader.Int32(), reader.Int32(), reader.Version >= 7 ? reader.Int32() : -1, reader.Int32s(), reader.Int32s(),
                reader.Version >= 5 ? reader.Int32s() : []);
            reader.Tags();
            return partition;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Error(Error);
            writer.Int32(Index);
            writer.Int32(Leader);
            if (writer.Version >= 7)
                writer.Int32(LeaderEpoch);
            writer.Int32s(Replicas);
            writer.Int32s(InSync);
            if (writer.Version >= 5)
                writer.Int32s(Offline);
            writer.Tags();
        }
    }

    public static MetadataResponse Read(ref KafkaReader reader)
    {
        if (reader.Version >= 3)
            reader.Int32();
        var brokers = reader.Array(Broker.Read);
        var response = new MetadataResponse
        {
            Brokers = brokers,
            ClusterId = reader.Version >= 2 ? reader.NullableString() : null,
            ControllerId = reader.Int32(),
            Topics = reader.Array(Topic.Read),
        };
        if (reader.Version is >= 8 and <= 10)
            reader.Int32();
        reader.Tags();
        return response;
    }

    public void Write(KafkaWriter writer)
    {
        if (writer.Version >= 3)
            writer.Int32(0);
        writer.Array(Brokers, static (item, broker) => broker.Write(item));
        if (writer.Version >= 2)
            writer.String(ClusterId);
        writer.Int32(ControllerId);
        writer.Array(Topics, static (item, topic) => topic.Write(item));
        if (writer.Version is >= 8 and <= 10)
            writer.Int32(int.MinValue);
        writer.Tags();
    }
}
