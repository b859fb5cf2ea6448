using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using Probes.Transport;

namespace Probes.Kafka.Protocol;

/// <summary>
/// Messages as they are written and read since Kafka 0.11 ("Record Batch", magic 2), uncompressed: base_offset batch_length partition_leader_epoch
/// magic crc attributes last_offset_delta base_timestamp max_timestamp producer_id producer_epoch base_sequence records.
/// </summary>
internal sealed record RecordBatch(long BaseOffset, ImmutableArray<Record> Records)
{
    /// <summary>Bytes of base_offset and batch_length, which the length does not count.</summary>
    public const int Overhead = 12;

    private const byte Magic = 2;

    // partition_leader_epoch, magic, crc; attributes and what follows are what the checksum is of.
    private const int BeforeAttributes = 4 + 1 + 4;
    private const int ToRecords = BeforeAttributes + 2 + 4 + 8 + 8 + 8 + 2 + 4 + 4;
    private const short CompressionMask = 0x07;
    private const short LogAppendTimeBit = 0x08;
    private const short ControlBit = 0x20;

    public ImmutableArray<byte> Write()
    {
        var (first, newest) = (Records[0].Timestamp, Records.Max(record => record.Timestamp));
        var sealedPart = new ArrayBufferWriter<byte>();
        var writer = new KafkaWriter(sealedPart, 0, isFlexible: false);
        writer.Int16(0);
        writer.Int32(Records.Length - 1);
        writer.Int64(first);
        writer.Int64(newest);
        writer.Int64(-1);
        writer.Int16(-1);
        writer.Int32(-1);
        writer.Int32(Records.Length);
        for (var i = 0; i < Records.Length; i++)
            Records[i].Write(writer, first, i);

        var batch = new ArrayBufferWriter<byte>();
        writer = new KafkaWriter(batch, 0, isFlexible: false);
        writer.Int64(BaseOffset);
        writer.Int32(BeforeAttributes + sealedPart.WrittenCount);
        writer.Int32(-1);
        writer.Int8((sbyte)Magic);
        writer.Int32((int)Checksum.Of(sealedPart.WrittenSpan));
        writer.Raw(sealedPart.WrittenSpan);
        return [.. batch.WrittenSpan];
    }

    /// <summary>
    /// Reads all whole batches; what a broker cut off at the end is left out, and so are markers of transactions.
    /// </summary>
    /// <exception cref="ProtocolException">A batch is damaged, compressed, or of another format.</exception>
    public static ImmutableArray<RecordBatch> ReadAll(ReadOnlySpan<byte> bytes)
    {
        var batches = ImmutableArray.CreateBuilder<RecordBatch>();
        while (bytes.Length >= Overhead)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes[8..]);
            if (length < ToRecords)
                throw new ProtocolException($"a batch of {length} bytes (expected at least {ToRecords})");
            if (length > bytes.Length - Overhead)
                break;
            if (Read(bytes[..(Overhead + length)]) is { } batch)
                batches.Add(batch);
            bytes = bytes[(Overhead + length)..];
        }

        return batches.ToImmutable();
    }

    private static RecordBatch? Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new KafkaReader(bytes, 0, isFlexible: false);
        var baseOffset = reader.Int64();
        reader.Int32();
        reader.Int32();
        var magic = reader.Int8();
        if (magic != Magic)
            throw new ProtocolException($"a batch of format {magic} (expected {Magic})");
        var crc = (uint)reader.Int32();
        if (Checksum.Of(bytes[^reader.Left..]) != crc)
            throw new ProtocolException("a batch whose checksum is wrong");
        var attributes = reader.Int16();
        if ((attributes & CompressionMask) != 0)
            throw new ProtocolException("a batch that is compressed (expected none)");
        if ((attributes & ControlBit) != 0)
            return null;
        reader.Int32();
        var first = reader.Int64();
        var newest = reader.Int64();
        reader.Take(8 + 2 + 4);
        var records = reader.Array((ref KafkaReader item) => Record.Read(ref item, baseOffset, first));
        // message.timestamp.type=LogAppendTime: the broker sets the time of the batch and leaves the records as the producer wrote them.
        if ((attributes & LogAppendTimeBit) != 0)
            records = [.. records.Select(record => record with { Timestamp = newest })];
        return new RecordBatch(baseOffset, records);
    }
}
