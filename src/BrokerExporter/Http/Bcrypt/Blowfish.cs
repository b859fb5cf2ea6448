using System.Buffers.Binary;

namespace BrokerExporter.Http.Bcrypt;

/// <summary>
/// Blowfish with the expensive key schedule of bcrypt (N. Provos and D. Mazières, "A Future-Adaptable Password Scheme", 1999, section 3). Only
/// what bcrypt needs: it encrypts, and its state can be mixed with a key and a salt.
/// </summary>
internal sealed class Blowfish
{
    private const int Rounds = 16;
    private const int Box = 256;

    private static readonly uint[] _beginning = ReadDigits();

    private readonly uint[] _subkeys;
    private readonly uint[] _boxes;

    public Blowfish()
    {
        _subkeys = _beginning[..(Rounds + 2)];
        _boxes = _beginning[(Rounds + 2)..];
    }

    /// <summary>Mixes key and salt into the state: ExpandKey of the paper.</summary>
    /// <param name="key">At least one byte; it is repeated until 72 bytes are used, and what is longer is not looked at.</param>
    /// <param name="salt">16 bytes.</param>
    public void Expand(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        MixIn(key);
        var words = (Span<uint>)[Word(salt, 0), Word(salt, 4), Word(salt, 8), Word(salt, 12)];
        uint left = 0, right = 0;
        var at = 0;
        Fill(_subkeys, words, ref at, ref left, ref right);
        Fill(_boxes, words, ref at, ref left, ref right);
    }

    /// <summary>The same with a salt of zeros.</summary>
    public void Expand(ReadOnlySpan<byte> key) => Expand(key, (Span<byte>)stackalloc byte[16]);

    /// <summary>Encrypts one block of 64 bits in place.</summary>
    public void Encrypt(ref uint left, ref uint right)
    {
        var (subkeys, boxes) = (_subkeys, _boxes);
        var (l, r) = (left ^ subkeys[0], right);
        for (var round = 1; round <= Rounds; round += 2)
        {
            r ^= Mix(boxes, l) ^ subkeys[round];
            l ^= Mix(boxes, r) ^ subkeys[round + 1];
        }

        (left, right) = (r ^ subkeys[Rounds + 1], l);
    }

    private void Fill(uint[] target, ReadOnlySpan<uint> salt, ref int at, ref uint left, ref uint right)
    {
        for (var index = 0; index < target.Length; index += 2)
        {
            left ^= salt[at];
            right ^= salt[at + 1];
            at = (at + 2) % salt.Length;
            Encrypt(ref left, ref right);
            target[index] = left;
            target[index + 1] = right;
        }
    }

    private void MixIn(ReadOnlySpan<byte> key)
    {
        var at = 0;
        for (var index = 0; index < _subkeys.Length; index++)
        {
            var word = 0u;
            for (var count = 0; count < sizeof(uint); count++)
            {
                word = word << 8 | key[at];
                at = at + 1 == key.Length ? 0 : at + 1;
            }

            _subkeys[index] ^= word;
        }
    }

    private static uint Mix(uint[] boxes, uint word) =>
        ((boxes[word >> 24] + boxes[Box + (word >> 16 & 0xff)]) ^ boxes[2 * Box + (word >> 8 & 0xff)]) + boxes[3 * Box + (word & 0xff)];

    private static uint Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    private static uint[] ReadDigits()
    {
        var bytes = Convert.FromHexString(PiDigits.Hexadecimal);
        var words = new uint[bytes.Length / sizeof(uint)];
        for (var index = 0; index < words.Length; index++)
            words[index] = Word(bytes, index * sizeof(uint));
        return words;
    }
}
