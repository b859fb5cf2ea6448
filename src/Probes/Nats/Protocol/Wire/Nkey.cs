using System.Buffers.Binary;

namespace Probes.Nats.Protocol.Wire;

/// <summary>How keys of NATS are written: prefix, key and CRC-16 (little endian), in base32.</summary>
internal static class Nkey
{
    public static string Encode(byte prefix, ReadOnlySpan<byte> key) => Encode([prefix, .. key]);

    public static string Encode(ReadOnlySpan<byte> prefixed)
    {
        var bytes = new byte[prefixed.Length + 2];
        prefixed.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(prefixed.Length), Crc16.Of(prefixed));
        return Base32.Encode(bytes);
    }

    /// <returns>The bytes with the prefix, without the CRC.</returns>
    /// <exception cref="FormatException">It is mistyped.</exception>
    public static byte[] Decode(string text)
    {
        var bytes = Base32.Decode(text);
        if (bytes.Length < 3 || BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(bytes.Length - 2)) != Crc16.Of(bytes.AsSpan(0, bytes.Length - 2)))
            throw new FormatException("not a key of NATS (its checksum is wrong: mistyped, or cut)");
        return bytes[..^2];
    }
}
