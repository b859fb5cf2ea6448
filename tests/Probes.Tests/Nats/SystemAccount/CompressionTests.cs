using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Probes.Nats.Client.SystemAccount;
using Probes.Nats.Protocol.Wire;
using Probes.Transport;

namespace Probes.Tests.Nats.SystemAccount;

public sealed class CompressionTests
{
    [Fact]
    public void What_is_not_compressed_is_taken_as_it_is() =>
        Assert.Equal("plain", Compression.Unpack(ReplyOf("", "plain"u8.ToArray()), Encoding.UTF8.GetString));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(262_144)]
    [InlineData(3_000_001)]
    public void Gzip_of_any_size_comes_out_whole(int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes)), Compression.Unpack(ReplyOf("gzip", Zip(bytes)), static unpacked => Convert.ToHexString(SHA256.HashData(unpacked))));
    }

    [Fact]
    public void A_bomb_is_refused()
    {
        var bomb = ReplyOf("gzip", Zip(new byte[4_000_000]));
        Assert.Equal("4000000", Compression.Unpack(bomb, static bytes => $"{bytes.Length}", largest: 4_000_000));
        var refusal = Assert.Throws<ProtocolException>(() => Compression.Unpack(bomb, static bytes => "", largest: 3_999_999));
        Assert.Equal("an answer of more than 3999999 bytes when unpacked", refusal.Message);
    }

    [Fact]
    public void What_only_says_that_it_is_gzip_is_refused() =>
        Assert.Throws<ProtocolException>(() => Compression.Unpack(ReplyOf("gzip", "plain"u8.ToArray()), Encoding.UTF8.GetString));

    [Fact]
    public void An_encoding_that_was_not_asked_for_is_refused() =>
        Assert.Throws<ProtocolException>(() => Compression.Unpack(ReplyOf("snappy", "x"u8.ToArray()), Encoding.UTF8.GetString));

    private static Reply ReplyOf(string encoding, byte[] payload)
    {
        KeyValuePair<string, string>[] headers = encoding.Length > 0 ? [new("Content-Encoding", encoding)] : [];
        return new Reply(HeaderBlock.Read(HeaderBlock.Write(headers)), payload, default);
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            zip.Write(bytes);
        return packed.ToArray();
    }
}
