using System.Text;
using System.Text.Json;
using Probes.Nats.Protocol.Wire;

namespace Probes.Tests.Nats.Wire;

/// <summary>Keys and signatures that a real nats-server accepted: Captures/nkey-vectors.json.</summary>
public sealed class NkeyTests
{
    private const string UserSeed = "SUAOQLCVWF3OVW6WJ32XL664SCFXX4PGX3DZTH3PX3NDB5VS3WFRSQJ3NA";

    public static TheoryData<string, string, string, string> Vectors()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Nats", "Captures", "nkey-vectors.json")));
        return [.. json.RootElement.EnumerateArray().Select(vector => (Text(vector, "seed"), Text(vector, "public"), Text(vector, "nonce"), Text(vector, "sig_base64url_nopad")))];

        static string Text(JsonElement vector, string key) => vector.GetProperty(key).GetString()!;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_seed_has_the_public_key_and_the_signature_that_servers_accept(string seed, string publicKey, string nonce, string signature)
    {
        using var key = NkeySeed.Read(seed);
        Assert.Equal(publicKey, key.PublicKey);
        Assert.Equal(signature, key.Sign(Encoding.ASCII.GetBytes(nonce)));
    }

    [Theory]
    [InlineData(NkeyRole.User, 'U')]
    [InlineData(NkeyRole.Account, 'A')]
    [InlineData(NkeyRole.Operator, 'O')]
    [InlineData(NkeyRole.Server, 'N')]
    [InlineData(NkeyRole.Cluster, 'C')]
    [InlineData(NkeyRole.Curve, 'X')]
    internal void A_seed_that_is_written_is_read_with_its_role(NkeyRole role, char letter)
    {
        var text = NkeySeed.Write(role, new byte[32]);
        Assert.Equal(58, text.Length);
        Assert.Equal($"S{letter}", text[..2]);
        using var key = NkeySeed.Read($" {text}\n");
        Assert.Equal(role, key.Role);
        Assert.Equal(letter, key.PublicKey[0]);
    }

    [Fact]
    public void Any_wrong_letter_is_noticed_and_nothing_is_repeated()
    {
        // Of the last letter only three bits count.
        for (var at = 0; at < UserSeed.Length - 1; at++)
        {
            var letters = UserSeed.ToCharArray();
            letters[at] = letters[at] == 'A' ? 'B' : 'A';
            var mistyped = new string(letters);
            var refusal = Assert.Throws<FormatException>(() => NkeySeed.Read(mistyped));
            Assert.DoesNotContain(mistyped[3..10], refusal.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("SU")]
    [InlineData("UC6YYRNAZ4VFLA3TINNTPHY5RKHRWHZWU6Q2SXXREPNVAEFDKYOAL6D7")]
    [InlineData("suaoqlcvwf3ovw6wj32xl664scfxx4pgx3dzth3px3ndb5vs3wfrsqj3na")]
    [InlineData("SUAOQLCVWF3OVW6WJ32XL664SCFXX4PGX3DZTH3PX3NDB5VS3WFRSQJ3N1")]
    public void What_is_no_seed_is_refused(string text) => Assert.Throws<FormatException>(() => NkeySeed.Read(text));

    [Fact]
    public void A_public_key_in_the_place_of_a_seed_is_refused()
    {
        byte[] prefixed = [(byte)NkeyRole.User, .. new byte[33]];
        Assert.Throws<FormatException>(() => NkeySeed.Read(Nkey.Encode(prefixed)));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_that_of_RFC_4648(string text, string encoded)
    {
        Assert.Equal(encoded, Base32.Encode(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(text, Encoding.ASCII.GetString(Base32.Decode(encoded)));
    }

    // The check value of the catalogue of CRC algorithms.
    [Fact]
    public void The_checksum_is_that_of_XMODEM() => Assert.Equal(0x31C3, Crc16.Of("123456789"u8));
}
