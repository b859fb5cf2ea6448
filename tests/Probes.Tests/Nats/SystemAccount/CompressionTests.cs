using System.IO.Compression;
using System.Security.Cryptography;
using Probes.Nats.Client.SystemAccount;
using Probes.Nats.Protocol.Wire;
using Probes.Transport;

namespace Probes.Tests.Nats.SystemAccount;

public sealed class CompressionTests
{
    [Fact]
    public void What_is_not_compressed_is_taken_as_it_is() => Assert.Equal("plain"u8.ToArray(), Unpack(ReplyOf("", "plain"u8.ToArray())));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(262_144)]
    [InlineData(3_000_001)]
    public void Gzip_of_any_size_comes_out_whole(int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        Assert.True(bytes.AsSpan().SequenceEqual(Unpack(ReplyOf("gzip", Zip(bytes)))));
    }

    [Fact]
    public void A_bomb_is_refused()
    {
        var bomb = ReplyOf("gzip", Zip(new byte[4_000_000]));
        Assert.Equal(4_000_000, Unpack(bomb, largest: 4_000_000).Length);
        var refusal = Assert.Throws<ProtocolException>(() => Unpack(bomb, largest: 3_999_999));
        Assert.Equal("an answer of more than 3999999 bytes", refusal.Message);
    }

    [Fact]
    public void An_encoding_that_was_not_asked_for_is_refused() => Assert.Throws<ProtocolException>(() => Unpack(ReplyOf("snappy", "x"u8.ToArray())));

    private static byte[] Unpack(Reply reply, int largest = 10_000_000)
    {
        using var unpacked = new MemoryStream();
        using var stream = Compression.Unpack(reply, largest);
        stream.CopyTo(unpacked);
        return unpacked.ToArray();
    }

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
