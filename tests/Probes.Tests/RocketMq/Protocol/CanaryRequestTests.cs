using System.Buffers;
using System.Text;
using Probes.RocketMq.Protocol;
using Probes.Transport;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>The requests that write; those of the recorded sets that there are, and the sheet of the protocol for the others.</summary>
public sealed class CanaryRequestTests
{
    [Theory]
    [InlineData(11, "PULL_MESSAGE")]
    [InlineData(17, "UPDATE_AND_CREATE_TOPIC")]
    [InlineData(310, "SEND_MESSAGE_V2")]
    public void A_code_has_the_name_that_RocketMQ_gives_it(int code, string name)
    {
        Assert.Equal(name, RequestCodes.NameOf((RequestCode)code));
        Assert.True(RequestCodes.IsKnownTo((RequestCode)code, new MqVersion(355)));
    }

    [Theory]
    [InlineData("rocketmq-4.9.8-acl")]
    [InlineData("rocketmq-5.3.3-acl")]
    public void A_topic_is_created_with_the_arguments_that_servers_took(string set)
    {
        var frame = CaptureSet.Load(set).Frames.First(frame => frame.RequestCode == 17 && frame.Succeeded);
        var recorded = RemotingCodec.Read(frame.Request).Header.ExtFields.Where(field => field.Key is not ("AccessKey" or "Signature"));
        var ours = Written(UpdateAndCreateTopic.Request("T_TMP")).ExtFields;
        // The recorded one was to have two queues.
        Assert.Equal(
            recorded.Select(field => field.Key.EndsWith("QueueNums", StringComparison.Ordinal) ? KeyValuePair.Create(field.Key, "1") : field).OrderBy(field => field.Key),
            ours.OrderBy(field => field.Key));
    }

    [Fact]
    public void A_message_is_sent_with_one_letter_for_each_field_and_inherits_from_no_topic()
    {
        var request = SendMessageV2.Request("group", "topic", "KEYS\u0001a\u0002", 1234, "body"u8.ToArray());
        var header = Written(request);
        Assert.Equal(310, header.Code);
        Assert.Equal(
            "a=group b=topic c=topic d=1 e=0 f=0 g=1234 h=0 i=KEYS\u0001a\u0002 j=0 k=false m=false",
            string.Join(' ', header.ExtFields.Select(field => $"{field.Key}={field.Value}")));
        Assert.Equal("body", Encoding.UTF8.GetString(request.Body.Span));
    }

    [Fact]
    public void A_pull_asks_for_one_message_and_neither_commits_nor_waits_nor_needs_a_client()
    {
        var header = Written(PullMessage.Request("topic", 3, 77));
        Assert.Equal(11, header.Code);
        Assert.Equal(
            "consumerGroup=TOOLS_CONSUMER topic=topic queueId=3 queueOffset=77 maxMsgNums=1 sysFlag=4 commitOffset=0 suspendTimeoutMillis=0 subscription=* subVersion=0 expressionType=TAG",
            string.Join(' ', header.ExtFields.Select(field => $"{field.Key}={field.Value}")));
    }

    [Fact]
    public void Where_a_message_was_put_stands_in_the_header() =>
        Assert.Equal(new SentMessage(0, 2, 9007199254740993), SendMessageV2.Read(Header(("queueId", "2"), ("queueOffset", "9007199254740993"), ("msgId", "x"))));

    [Theory]
    [InlineData("queueId", "0")]
    [InlineData("queueOffset", "0")]
    [InlineData("queueId", "-1")]
    [InlineData("queueId", "")]
    public void An_answer_that_does_not_say_where_is_an_error(string name, string value) =>
        Assert.Throws<ProtocolException>(() => SendMessageV2.Read(Header((name, value))));

    [Theory]
    [InlineData("1", "x")]
    [InlineData("99999999999", "1")]
    [InlineData("1", "99999999999999999999")]
    [InlineData("1", "-1")]
    public void An_answer_that_says_something_else_is_an_error(string queueId, string offset) =>
        Assert.Throws<ProtocolException>(() => SendMessageV2.Read(Header(("queueId", queueId), ("queueOffset", offset))));

    private static RemotingHeader Header(params (string Name, string Value)[] fields) => new()
    {
        Code = 0, Opaque = 1, Flag = 1, Language = "JAVA", ExtFields = fields.ToDictionary(field => field.Name, field => field.Value),
    };

    private static RemotingHeader Written(RemotingRequest request)
    {
        var output = new ArrayBufferWriter<byte>();
        RemotingCodec.WriteRequest(output, request, 1);
        return RemotingCodec.Read(output.WrittenSpan[4..]).Header;
    }
}
