namespace Probes.Nats.Protocol.Wire;

/// <summary>CRC-16/XMODEM: polynomial 0x1021, begins with 0. What keys of NATS end with, the low byte first.</summary>
internal static class Crc16
{
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        var crc = 0;
        foreach (var value in bytes)
        {
            crc ^= value << 8;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
            crc &= 0xFFFF;
        }

        return (ushort)crc;
    }
}
