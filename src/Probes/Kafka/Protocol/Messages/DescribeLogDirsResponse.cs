using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>
/// DescribeLogDirs: throttle_time_ms error_code(3+) results [error_code log_dir topics [name partitions [partition_index partition_size offset_lag
/// is_future_key]] total_bytes(4+) usable_bytes(4+)].
/// </summary>
internal sealed record DescribeLogDirsResponse(ErrorCode Error, ImmutableArray<DescribeLogDirsResponse.LogDir> LogDirs)
{
    /// <param name="Error">KAFKA_STORAGE_ERROR: the disk is offline.</param>
    /// <param name="Path">The directory.</param>
    /// <param name="Topics">What it holds.</param>
    /// <param name="TotalBytes">The size of its volume; -1: not told.</param>
    /// <param name="UsableBytes">What is free of it; -1: not told.</param>
    internal sealed record LogDir(ErrorCode Error, string Path, ImmutableArray<ByTopic<Partition>> Topics, long TotalBytes = -1, long UsableBytes = -1)
    {
        public static LogDir Read(ref KafkaReader reader)
        {
            var dir = new LogDir(
                reader.Error(), reader.String(), reader.ByTopic(Partition.Read), reader.Version >= 4 ? reader.Int64() : -1, reader.Version >= 4 ? reader.Int64() : -1);
            reader.Tags();
            return dir;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Error(Error);
            writer.String(Path);
            writer.ByTopic(Topics, static (item, partition) => partition.Write(item));
            if (writer.Version >= 4)
            {
                writer.Int64(TotalBytes);
                writer.Int64(UsableBytes);
            }

            writer.Tags();
        }
    }

    /// <param name="Index">The partition.</param>
    /// <param name="Size">Bytes of its segments on this broker.</param>
    /// <param name="OffsetLag">Messages that this copy is behind.</param>
    /// <param name="IsFuture">Whether it is the copy that a move to another directory makes.</param>
    internal readonly record struct Partition(int Index, long Size, long OffsetLag, bool IsFuture)
    {
        public static Partition Read(ref KafkaReader reader)
        {
            var partition = new Partition(reader.Int32(), reader.Int64(), reader.Int64(), reader.Boolean());
            reader.Tags();
            return partition;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Int32(Index);
            writer.Int64(Size);
            writer.Int64(OffsetLag);
            writer.Boolean(IsFuture);
            writer.Tags();
        }
    }

    public static DescribeLogDirsResponse Read(ref KafkaReader reader)
    {
        reader.Int32();
        var error = reader.Version >= 3 ? reader.Error() : ErrorCode.None;
        var dirs = reader.Array(LogDir.Read);
        reader.Tags();
        // Before v3 that is how a broker says who may not know (KIP-784): it has one directory at least.
        return new DescribeLogDirsResponse(reader.Version < 3 && dirs.IsEmpty ? ErrorCode.ClusterAuthorizationFailed : error, dirs);
    }

    public void Write(KafkaWriter writer)
    {
        writer.Int32(0);
        if (writer.Version >= 3)
            writer.Error(Error);
        writer.Array(LogDirs, static (item, dir) => dir.Write(item));
        writer.Tags();
    }
}
