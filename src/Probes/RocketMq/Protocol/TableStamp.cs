using System.Buffers.Binary;
using System.Numerics;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// What a table (21, 201) looked like, without reading it: two answers with the same stamp are the same table. Its data version
/// says so by itself, but that a broker changes it whenever it should is not to be relied upon (a 5.3 slave that loses topics
/// does not), so length and checksum of the body must be the same too. Null: there is no data version, and nothing is certain.
/// </summary>
internal readonly record struct TableStamp(DataVersion Version, int Length, uint Checksum)
{
    public static TableStamp? Of(ReadOnlySpan<byte> body)
    {
        var json = new FastJsonReader(body);
        json.EnterBody();
        while (json.NextMember())
        {
            // The first member, as fastjson sorts them; what stands before it elsewhere is passed over.
            if (json.Key.Is("dataVersion"u8))
                return DataVersion.Read(ref json) is { } version ? new TableStamp(version, body.Length, ChecksumOf(body)) : null;
            json.Skip();
        }

        return null;
    }

    // CRC-32C, eight bytes an instruction: a small part of what reading the table costs.
    private static uint ChecksumOf(ReadOnlySpan<byte> body)
    {
        var checksum = uint.MaxValue;
        for (; body.Length >= sizeof(ulong); body = body[sizeof(ulong)..])
            checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(body));
        foreach (var value in body)
            checksum = BitOperations.Crc32C(checksum, value);
        return checksum;
    }
}
