using Probes.RocketMq.Protocol;
using Probes.Transport;

namespace Probes.Tests.RocketMq.Protocol;

public sealed class BinaryHeaderTests
{
    // code 17, DOTNET, version 409, opaque 5, flag 1
    private static readonly byte[] Start = [0, 17, 2, 1, 0x99, 0, 0, 0, 5, 0, 0, 0, 1];

    [Fact]
    public void All_fields_are_read()
    {
        var header = BinaryHeader.Read([.. Start, 0, 0, 0, 3, .. "né"u8, 0, 0, 0, 16, 0, 1, (byte)'a', 0, 0, 0, 1, (byte)'1', 0, 1, (byte)'b', 0, 0, 0, 1, (byte)'2']);
        Assert.Equal((17, 5, 1, "DOTNET", "né"), (header.Code, header.Opaque, header.Flag, header.Language, header.Remark));
        Assert.Equal("4.9.8", header.Version.ToString());
        Assert.Equal(SerializeType.RocketMq, header.SerializeType);
        Assert.Equal([KeyValuePair.Create("a", "1"), KeyValuePair.Create("b", "2")], header.ExtFields);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Lengths_of_nothing_mean_that_there_is_nothing(int length)
    {
        byte[] none = [(byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length];
        var header = BinaryHeader.Read([.. Start, .. none, .. none]);
        Assert.Null(header.Remark);
        Assert.Empty(header.ExtFields);
    }

    [Fact]
    public void A_code_may_be_negative()
    {
        var start = Start.ToArray();
        (start[0], start[1]) = (0xFC, 0x18);
        Assert.Equal(-1000, BinaryHeader.Read([.. start, 0, 0, 0, 0, 0, 0, 0, 0]).Code);
    }

    [Theory]
    [InlineData(0, "JAVA")]
    [InlineData(2, "DOTNET")]
    [InlineData(9, "GO")]
    [InlineData(12, "RUST")]
    [InlineData(13, "NODE_JS")]
    [InlineData(14, "unknown (14)")]
    [InlineData(255, "unknown (255)")]
    public void Languages_have_names(byte code, string name) => Assert.Equal(name, LanguageCode.NameOf(code));

    [Theory]
    [InlineData("")]
    [InlineData("00000000")]
    [InlineData("00000001")]
    [InlineData("7FFFFFFF00000000")]
    [InlineData("0000000000000001")]
    [InlineData("000000007FFFFFFF")]
    [InlineData("0000000000000001FF")]
    [InlineData("0000000000000002FFFF")]
    [InlineData("0000000000000007000161FFFFFFFF")]
    [InlineData("00000000000000070001617FFFFFFF")]
    [InlineData("0000000000000008000161000000026161")]
    public void A_length_that_points_elsewhere_is_an_error(string rest)
    {
        byte[] header = [.. Start, .. Convert.FromHexString(rest)];
        Assert.Throws<ProtocolException>(() => BinaryHeader.Read(header));
    }

    [Fact]
    public void The_number_is_found_without_the_rest()
    {
        Assert.Equal(5, BinaryHeader.ReplyOpaque(Start));
        Assert.Null(BinaryHeader.ReplyOpaque([.. Start[..12], 0]));
        Assert.Throws<ProtocolException>(() => BinaryHeader.ReplyOpaque(Start.AsSpan(0, 12)));
    }

    [Fact]
    public void A_refusal_of_a_binary_server_is_read_with_its_sentence()
    {
        var frame = CaptureSet.Load("rocketmq-5.3.3-binary-server")["ns.GET_KVLIST_BY_NAMESPACE.ORDER_TOPIC_CONFIG"];
        var header = RemotingCodec.Read(frame.Response).Header;
        Assert.Equal(SerializeType.RocketMq, header.SerializeType);
        Assert.Equal(ResponseCode.QueryNotFound, header.Code);
        Assert.Equal("No config item, Namespace: ORDER_TOPIC_CONFIG", header.Remark);
    }
}
