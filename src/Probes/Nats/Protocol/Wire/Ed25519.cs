using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Probes.Nats.Protocol.Wire;

/// <summary>
/// Signatures by RFC 8032 §5.1, as its reference code has them: right rather than fast (some ms), and not in constant time. One
/// is made per login, over a nonce that the server chose.
/// </summary>
internal static class Ed25519
{
    private static readonly BigInteger _p = BigInteger.Pow(2, 255) - 19;

    /// <summary>The order of the base point.</summary>
    private static readonly BigInteger _l = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);

    private static readonly BigInteger _d = Mod(-121665 * Inverse(121666));

    private static readonly EdwardsPoint _base = BasePoint();

    /// <param name="seed">The private key: 32 bytes.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] PublicKeyOf(ReadOnlySpan<byte> seed)
    {
        var hash = SHA512.HashData(seed);
        return Encode(Multiply(_base, ScalarOf(hash)));
    }

    /// <returns>64 bytes.</returns>
    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message)
    {
        var hash = SHA512.HashData(seed);
        var scalar = ScalarOf(hash);
        var publicKey = Encode(Multiply(_base, scalar));
        var r = NumberOf(SHA512.HashData([.. hash.AsSpan(32), .. message])) % _l;
        var point = Encode(Multiply(_base, r));
        var k = NumberOf(SHA512.HashData([.. point, .. publicKey, .. message])) % _l;
        CryptographicOperations.ZeroMemory(hash);
        return [.. point, .. BytesOf((r + k * scalar) % _l)];
    }

    // §5.1.5: the lowest three bits and the highest are cleared, the second highest is set.
    private static BigInteger ScalarOf(byte[] hash)
    {
        var bytes = hash[..32];
        bytes[0] &= 0xF8;
        bytes[31] = (byte)(bytes[31] & 0x7F | 0x40);
        var scalar = NumberOf(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return scalar;
    }

    private static EdwardsPoint Multiply(EdwardsPoint point, BigInteger scalar)
    {
        var sum = new EdwardsPoint(0, 1, 1, 0);
        for (; !scalar.IsZero; scalar >>= 1)
        {
            if (!scalar.IsEven)
                sum = Add(sum, point);
            point = Add(point, point);
        }

        return sum;
    }

    // §5.1.4, extended homogeneous coordinates; the formulas hold for doubling too.
    private static EdwardsPoint Add(EdwardsPoint one, EdwardsPoint other)
    {
        var a = Mod((one.Y - one.X) * (other.Y - other.X));
        var b = Mod((one.Y + one.X) * (other.Y + other.X));
        var c = Mod(2 * one.T * other.T * _d);
        var d = Mod(2 * one.Z * other.Z);
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new EdwardsPoint(Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h));
    }

    private static byte[] Encode(EdwardsPoint point)
    {
        var inverse = Inverse(point.Z);
        var bytes = BytesOf(Mod(point.Y * inverse));
        if (!Mod(point.X * inverse).IsEven)
            bytes[31] |= 0x80;
        return bytes;
    }

    // y = 4/5, and the even x that belongs to it (§5.1.3; p = 5 mod 8).
    private static EdwardsPoint BasePoint()
    {
        var y = Mod(4 * Inverse(5));
        var square = Mod((y * y - 1) * Inverse(_d * y * y + 1));
        var x = BigInteger.ModPow(square, (_p + 3) / 8, _p);
        if (Mod(x * x - square) != 0)
            x = Mod(x * BigInteger.ModPow(2, (_p - 1) / 4, _p));
        if (!x.IsEven)
            x = _p - x;
        return new EdwardsPoint(x, y, 1, Mod(x * y));
    }

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(Mod(value), _p - 2, _p);

    private static BigInteger Mod(BigInteger value)
    {
        var rest = BigInteger.Remainder(value, _p);
        return rest.Sign < 0 ? rest + _p : rest;
    }

    private static BigInteger NumberOf(ReadOnlySpan<byte> littleEndian) => new(littleEndian, isUnsigned: true);

    private static byte[] BytesOf(BigInteger value)
    {
        var bytes = new byte[32];
        value.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }
}
