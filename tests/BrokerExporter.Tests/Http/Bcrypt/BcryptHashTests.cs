using System.Numerics;
using BrokerExporter.Http.Bcrypt;

namespace BrokerExporter.Tests.Http.Bcrypt;

/// <summary>With the vectors of Openwall's crypt_blowfish (wrapper.c) and of jBCrypt, which every implementation is tested with.</summary>
public sealed class BcryptHashTests
{
    private static readonly byte[] _longest = [.. Enumerable.Repeat((byte)0xaa, 72)];

    public static TheoryData<string, byte[]> Vectors => new()
    {
        { "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "U*U"u8.ToArray() },
        { "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK", "U*U*"u8.ToArray() },
        { "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a", "U*U*U"u8.ToArray() },
        { "$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy", [] },
        {
            "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored"u8.ToArray()
        },
        { "$2a$05$/OK.fbVrR/bpIqNJ5ianF.swQOIzjOiJ9GHEPuhEkvqrUyvWhEMx6", [.. _longest, .. "chars after 72 are ignored as usual"u8] },
        {
            "$2a$05$/OK.fbVrR/bpIqNJ5ianF.R9xrDjiycxMbQE2bp.vgqlYpW5wx2yy",
            [.. Enumerable.Range(0, 72).Select(at => at % 2 == 0 ? (byte)0xaa : (byte)0x55)]
        },
        {
            "$2a$05$/OK.fbVrR/bpIqNJ5ianF.9tQZzcJfm3uj2NvJ/n5xkhpqLrMpWCe",
            [.. Enumerable.Range(0, 72).Select(at => ((byte[])[0x55, 0xaa, 0xff])[at % 3])]
        },
        { "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i", "abc"u8.ToArray() },
        { "$2a$08$aTsUwsyowQuzRrDqFflhgekJ8d9/7Z3GV3UcgvzQW3J5zMyrTvlz.", "abcdefghijklmnopqrstuvwxyz"u8.ToArray() },
        { "$2a$06$fPIsBO8qRqkjj273rfaOI.HtSV9jLDpTbZn782DC6/t7qT67P6FfO", "~!@#$%^&*()      ~!@#$%^&*()PNBFRD"u8.ToArray() },
        { "$2y$07$usesomesillystringfore2uDLvp1Ii2e./U9C8sBjqp8I90dH6hi", "rasmuslerdorf"u8.ToArray() },
        { "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "U*U"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_hash_is_of_its_password_and_of_no_other(string text, byte[] password)
    {
        Assert.True(BcryptHash.TryParse(text, out var hash));
        Assert.True(hash!.IsOf(password, CancellationToken.None));
        byte[] other = [(byte)'x', .. password];
        Assert.False(hash.IsOf(other, CancellationToken.None));
        if (password.Length > 0)
            Assert.False(hash.IsOf(password.AsSpan(0, Math.Min(password.Length, 72) - 1), CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("$2a$03$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [InlineData("$2a$32$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [InlineData("$2a$ 5$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [InlineData("$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [InlineData("$2$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [InlineData("$6$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeWx")]
    [InlineData("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe")]
    [InlineData("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeWW")]
    [InlineData("$2a$05$CCCCCCCCCCCCCCCCCCCC+.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    public void What_is_no_hash_is_none(string text) => Assert.False(BcryptHash.TryParse(text, out _));

    [Fact]
    public void A_cost_that_takes_days_can_be_given_up()
    {
        Assert.True(BcryptHash.TryParse("$2a$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", out var hash));
        Assert.Throws<OperationCanceledException>(() => hash!.IsOf("U*U"u8, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_hash_does_not_print_itself()
    {
        Assert.True(BcryptHash.TryParse("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", out var hash));
        Assert.Equal("<secret>", hash!.ToString());
    }

    [Fact]
    public void The_digits_are_those_of_pi()
    {
        // Machin: π = 16 arctan(1/5) - 4 arctan(1/239), with 64 bits more than are looked at.
        var one = BigInteger.One << (PiDigits.Hexadecimal.Length * 4 + 64);
        var pi = 16 * ArcTangentOfInverse(5) - 4 * ArcTangentOfInverse(239);
        var digits = (pi - 3 * one >> 64).ToString("x").TrimStart('0');
        Assert.Equal(PiDigits.Hexadecimal, digits);

        BigInteger ArcTangentOfInverse(int inverse)
        {
            var (sum, term) = (BigInteger.Zero, one / inverse);
            for (var odd = 1; !term.IsZero; odd += 2)
            {
                sum += odd % 4 == 1 ? term / odd : -(term / odd);
                term /= inverse * inverse;
            }

            return sum;
        }
    }
}
