using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Probes.RocketMq.Protocol;
using Probes.Transport;

namespace Probes.Tests.RocketMq.Protocol;

public sealed class RemotingCodecTests
{
    public static TheoryData<string> ArgumentTexts =>
        ["", "T_ORDER", "%RETRY%CG", "with \"quotes\" and \\", "\0\u0001\t\r\n\u001f\u007f", "中文 ünï", "🚀", "</script>&+'", new string('x', 100_000)];

    [Theory]
    [MemberData(nameof(ArgumentTexts))]
    public void A_written_request_says_what_was_asked(string text)
    {
        var request = new RemotingRequest(RequestCode.GetTopicStatsInfo, KeyValuePair.Create("topic", text), KeyValuePair.Create(text + "!", "v"))
        {
            Body = "{\"a\":1}"u8.ToArray(),
        };
        var frame = Write(request, -7);
        Assert.Equal(frame.Length - 4, BinaryPrimitives.ReadInt32BigEndian(frame));
        Assert.Equal(0, frame[4]);
        var headerLength = BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(4));
        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(frame.AsSpan(8 + headerLength)));

        var header = JsonDocument.Parse(frame.AsMemory(8, headerLength)).RootElement;
        Assert.Equal(202, header.GetProperty("code").GetInt32());
        Assert.Equal(-7, header.GetProperty("opaque").GetInt32());
        Assert.Equal(0, header.GetProperty("flag").GetInt32());
        Assert.Equal(409, header.GetProperty("version").GetInt32());
        Assert.Equal("DOTNET", header.GetProperty("language").GetString());
        Assert.Equal("JSON", header.GetProperty("serializeTypeCurrentRPC").GetString());
        Assert.Equal(text, header.GetProperty("extFields").GetProperty("topic").GetString());
        Assert.Equal("v", header.GetProperty("extFields").GetProperty(text + "!").GetString());
    }

    [Fact]
    public void A_request_without_arguments_still_has_ext_fields()
    {
        var frame = Write(GetBrokerClusterInfo.Request(), int.MaxValue);
        Assert.Equal(
            "{\"code\":106,\"extFields\":{},\"flag\":0,\"language\":\"DOTNET\",\"opaque\":2147483647,\"serializeTypeCurrentRPC\":\"JSON\",\"version\":409}",
            Encoding.UTF8.GetString(frame.AsSpan(8)));
    }

    [Fact]
    public void Our_own_reader_reads_what_our_writer_writes()
    {
        var reply = RemotingCodec.Read(Write(QueryConsumeTimeSpan.Request("T \"x\"", "G"), 42).AsSpan(4));
        Assert.Equal(303, reply.Header.Code);
        Assert.Equal(42, reply.Header.Opaque);
        Assert.Equal("T \"x\"", reply.Header.ExtFields["topic"]);
        Assert.Equal("G", reply.Header.ExtFields["group"]);
        Assert.True(reply.Body.IsEmpty);
    }

    [Fact]
    public void Any_argument_comes_back()
    {
        var random = new Random(20261121);
        for (var i = 0; i < 5000; i++)
        {
            // Any unit of UTF-16, the halves of pairs too: those become U+FFFD, as in every UTF-8 encoder.
            var text = new string([.. Enumerable.Range(0, random.Next(20)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 0x80 : 0x10000))]);
            var frame = Write(GetConsumerConnectionList.Request(text), i);
            var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            Assert.Equal(expected, RemotingCodec.Read(frame.AsSpan(4)).Header.ExtFields["consumerGroup"]);
            Assert.Equal(expected, JsonDocument.Parse(frame.AsMemory(8)).RootElement.GetProperty("extFields").GetProperty("consumerGroup").GetString());
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_does_not_break_the_frame()
    {
        var header = RemotingCodec.Read(Write(GetTopicStatsInfo.Request("a\uD83D"), 1).AsSpan(4)).Header;
        Assert.Equal("a\uFFFD", header.ExtFields["topic"]);
    }

    [Fact]
    public void Requests_follow_each_other_in_one_buffer()
    {
        var output = new ArrayBufferWriter<byte>();
        RemotingCodec.WriteRequest(output, GetBrokerRuntimeInfo.Request(), 1);
        var first = output.WrittenCount;
        RemotingCodec.WriteRequest(output, GetBrokerConfig.Request(), 2);
        Assert.Equal(1, RemotingCodec.Read(output.WrittenSpan[4..first]).Header.Opaque);
        Assert.Equal(2, RemotingCodec.Read(output.WrittenSpan[(first + 4)..]).Header.Opaque);
    }

    [Fact]
    public void A_header_that_does_not_fit_its_length_is_an_error() =>
        Assert.Throws<ProtocolException>(() => Write(GetTopicStatsInfo.Request(new string('x', 0x1000000)), 1));

    [Theory]
    [InlineData("{\"code\":0,\"flag\":1,\"opaque\":5}", 5)]
    [InlineData("{\"opaque\":-5,\"flag\":3}", -5)]
    [InlineData("{\"code\":0,\"flag\":0,\"opaque\":5}", null)]
    [InlineData("{\"code\":0,\"flag\":2,\"opaque\":5}", null)]
    [InlineData("{\"code\":0,\"opaque\":5}", null)]
    [InlineData("{\"extFields\":{\"flag\":\"1\",\"opaque\":\"9\"},\"flag\":1,\"opaque\":5}", 5)]
    public void Only_an_answer_has_the_number_of_a_request(string header, int? opaque) =>
        Assert.Equal(opaque, RemotingCodec.ReplyOpaque(JsonFrame(header)));

    [Fact]
    public void A_JSON_header_is_read_whole()
    {
        var reply = RemotingCodec.Read(JsonFrame(
            "{\"code\":17,\"extFields\":{\"a\":\"1\",\"n\":2,\"z\":null},\"flag\":1,\"language\":\"GO\",\"opaque\":5,\"remark\":\"No topic\\nT\",\"new\":[{}],\"version\":413}",
            "body"));
        Assert.Equal((17, 5, 1, "GO", "No topic\nT"), (reply.Header.Code, reply.Header.Opaque, reply.Header.Flag, reply.Header.Language, reply.Header.Remark));
        Assert.Equal(MqVersion.V5_0_0, reply.Header.Version);
        Assert.Equal(SerializeType.Json, reply.Header.SerializeType);
        Assert.Equal([KeyValuePair.Create("a", "1"), KeyValuePair.Create("n", "2")], reply.Header.ExtFields);
        Assert.Equal("body", Encoding.UTF8.GetString(reply.Body));
    }

    [Fact]
    public void What_Java_leaves_out_has_the_value_that_Java_gives_it()
    {
        var header = RemotingCodec.Read(JsonFrame("{\"code\":0,\"opaque\":5}")).Header;
        Assert.Equal("JAVA", header.Language);
        Assert.Equal(0, header.Flag);
        Assert.Null(header.Remark);
        Assert.Empty(header.ExtFields);
        Assert.Equal(new MqVersion(0), header.Version);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"opaque\":1}")]
    [InlineData("{\"code\":1}")]
    [InlineData("{\"code\":\"x\",\"opaque\":1}")]
    [InlineData("{\"code\":0,\"opaque\":1}}")]
    [InlineData("[]")]
    [InlineData("")]
    public void A_JSON_header_without_a_code_or_a_number_is_an_error(string header)
    {
        Assert.Throws<ProtocolException>(() => RemotingCodec.Read(JsonFrame(header)).Header);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 1 })]
    [InlineData(new byte[] { 0, 255, 255, 255, 1 })]
    [InlineData(new byte[] { 2, 0, 0, 0 })]
    [InlineData(new byte[] { 255, 0, 0, 0 })]
    [InlineData(new byte[] { 1, 0, 0, 0 })]
    public void A_frame_that_lies_about_itself_is_an_error(byte[] frame)
    {
        Assert.Throws<ProtocolException>(() => RemotingCodec.Read(frame).Header);
        Assert.Throws<ProtocolException>(() => RemotingCodec.ReplyOpaque(frame));
    }

    private static byte[] Write(RemotingRequest request, int opaque)
    {
        var output = new ArrayBufferWriter<byte>();
        RemotingCodec.WriteRequest(output, request, opaque);
        return output.WrittenSpan.ToArray();
    }

    private static byte[] JsonFrame(string header, string body = "")
    {
        var text = Encoding.UTF8.GetBytes(header);
        return [0, (byte)(text.Length >> 16), (byte)(text.Length >> 8), (byte)text.Length, .. text, .. Encoding.UTF8.GetBytes(body)];
    }
}
