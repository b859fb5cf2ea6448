using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Probes.Kafka.Protocol;
using Probes.Transport;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>Documentation, "Message Format": record batches of magic 2.</summary>
public sealed class RecordBatchTests
{
    private const long Time = 1_700_000_000_000;
    private const short LogAppendTime = 0x08;
    private const short Gzip = 1;
    private const short Control = 0x20;

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", 0x8a9136aau)]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", 0x62a8ab43u)]
    [InlineData("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", 0x46dd794eu)]
    [InlineData("1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100", 0x113fdb5cu)]
    public void The_checksum_is_that_of_rfc_3720(string hex, uint expected) => Assert.Equal(expected, Checksum.Of(Convert.FromHexString(hex)));

    [Fact]
    public void The_checksum_of_nothing_and_of_the_usual_text_are_known()
    {
        Assert.Equal(0u, Checksum.Of([]));
        Assert.Equal(0xe3069283u, Checksum.Of("123456789"u8));
    }

    [Fact]
    public void A_batch_has_the_bytes_of_the_format()
    {
        var batch = new RecordBatch(5, [new(5, Time, [.. "k"u8], [.. "v1"u8]), new(6, Time + 100, null, null)]);
        Assert.Equal(Convert.ToHexString(Batch(5, 0, Record(0, 0, "k", "v1"), Record(100, 1, null, null))), Convert.ToHexString(batch.Write().AsSpan()));
    }

    [Fact]
    public void Whole_batches_are_read_with_their_headers_passed_over()
    {
        byte[] bytes = [.. Batch(5, 0, Record(0, 0, "k", "v1", ("trace", "1")), Record(100, 1, null, null)), .. Batch(7, 0, Record(-3, 0, "", ""))];
        var batches = RecordBatch.ReadAll(bytes);
        Assert.Equal([5L, 7L], batches.Select(batch => batch.BaseOffset));
        Assert.Equal(
            [(5, Time, "k", "v1"), (6, Time + 100, null, null), (7, Time - 3, "", "")],
            batches.SelectMany(batch => batch.Records).Select(record => (record.Offset, record.Timestamp, Text(record.Key), Text(record.Value))));
    }

    [Fact]
    public void A_batch_cut_off_at_the_end_is_left_out()
    {
        var first = Batch(5, 0, Record(0, 0, "k", "v"));
        byte[] bytes = [.. first, .. Batch(6, 0, Record(0, 0, "k", "v"))];
        for (var length = first.Length; length < bytes.Length; length++)
            Assert.Equal(5, Assert.Single(RecordBatch.ReadAll(bytes.AsSpan(0, length))).BaseOffset);
        for (var length = 0; length < first.Length; length++)
            Assert.Empty(RecordBatch.ReadAll(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void A_compressed_batch_is_refused() =>
        Assert.Contains("compressed", Assert.Throws<ProtocolException>(() => RecordBatch.ReadAll(Batch(5, Gzip, Record(0, 0, "k", "v")))).Message, StringComparison.Ordinal);

    [Fact]
    public void Markers_of_transactions_are_left_out() => Assert.Empty(RecordBatch.ReadAll(Batch(5, Control, Record(0, 0, "\0\0\0\u0001", "\0\0\0\0\0\0"))));

    [Fact]
    public void Where_the_broker_sets_the_time_all_messages_have_the_newest_of_the_batch()
    {
        var batch = Assert.Single(RecordBatch.ReadAll(Batch(5, LogAppendTime, Record(0, 0, "k", "v"), Record(50, 1, "k", "v"))));
        Assert.Equal([Time + 50, Time + 50], batch.Records.Select(record => record.Timestamp));
    }

    [Fact]
    public void A_damaged_batch_is_refused()
    {
        var bytes = Batch(5, 0, Record(0, 0, "k", "v"));
        bytes[^1] ^= 1;
        Assert.Contains("checksum", Assert.Throws<ProtocolException>(() => RecordBatch.ReadAll(bytes)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_batch_of_another_format_is_refused(byte magic)
    {
        var bytes = Batch(5, 0, Record(0, 0, "k", "v"));
        bytes[16] = magic;
        Assert.Throws<ProtocolException>(() => RecordBatch.ReadAll(bytes));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(48)]
    [InlineData(int.MinValue)]
    public void A_batch_that_is_too_short_for_its_header_is_refused(int length)
    {
        var bytes = Batch(5, 0, Record(0, 0, "k", "v"));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), length);
        Assert.Throws<ProtocolException>(() => RecordBatch.ReadAll(bytes));
    }

    [Fact]
    public void A_record_longer_than_its_batch_is_refused() =>
        Assert.Throws<ProtocolException>(() => RecordBatch.ReadAll(Batch(5, 0, [(0, [0xfe, 0xff, 0xff, 0xff, 0x0f])])));

    private static string? Text(ImmutableArray<byte>? bytes) => bytes is { } given ? Encoding.UTF8.GetString(given.AsSpan()) : null;

    private static (long Delta, byte[] Bytes) Record(long timeDelta, int offsetDelta, string? key, string? value, params (string Key, string Value)[] headers)
    {
        var body = new WireBytes().Raw(0);
        Zigzag(body, timeDelta);
        Zigzag(body, offsetDelta);
        Part(body, key);
        Part(body, value);
        Zigzag(body, headers.Length);
        foreach (var header in headers)
        {
            Part(body, header.Key);
            Part(body, header.Value);
        }

        var bytes = body.ToArray();
        var record = new WireBytes();
        Zigzag(record, bytes.Length);
        return (timeDelta, record.Raw(bytes).ToArray());
    }

    private static void Zigzag(WireBytes bytes, long value) => bytes.Varint(value >= 0 ? (ulong)value * 2 : (ulong)-(value + 1) * 2 + 1);

    private static void Part(WireBytes bytes, string? text)
    {
        Zigzag(bytes, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        bytes.Raw(Encoding.UTF8.GetBytes(text ?? ""));
    }

    private static byte[] Batch(long baseOffset, short attributes, params (long Delta, byte[] Bytes)[] records)
    {
        var part = new WireBytes().Number(attributes, 2).Number(records.Length - 1, 4).Number(Time, 8).Number(Time + records.Max(record => record.Delta), 8)
            .Number(-1, 8).Number(-1, 2).Number(-1, 4).Number(records.Length, 4);
        foreach (var record in records)
            part.Raw(record.Bytes);
        var bytes = part.ToArray();
        return new WireBytes().Number(baseOffset, 8).Number(4 + 1 + 4 + bytes.Length, 4).Number(-1, 4).Raw(2).Number(Crc32C(bytes), 4).Raw(bytes).ToArray();
    }

    // Bit by bit, so that it is not the codec's own.
    private static uint Crc32C(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : 0x82f63b78);
        }

        return ~crc;
    }
}
