using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

public sealed class ErrorAnswerTests
{
    [Theory]
    [InlineData("rocketmq-4.7.1", "broker-a.GET_TOPIC_STATS_INFO.missing", ResponseCode.TopicNotExist, "topic[NO_SUCH_TOPIC] not exist")]
    [InlineData("rocketmq-4.9.8", "broker-a.GET_TOPIC_STATS_INFO.missing", ResponseCode.TopicNotExist, "topic[NO_SUCH_TOPIC] not exist")]
    [InlineData("rocketmq-5.3.3", "broker-a.GET_TOPIC_STATS_INFO.missing", ResponseCode.TopicNotExist, "topic[NO_SUCH_TOPIC] not exist")]
    [InlineData("rocketmq-5.3.3-binary-server", "broker-a.GET_TOPIC_STATS_INFO.missing", ResponseCode.TopicNotExist, "topic[NO_SUCH_TOPIC] not exist")]
    [InlineData("rocketmq-4.9.8", "broker-a.GET_CONSUMER_CONNECTION_LIST.CG_OFFLINE", ResponseCode.ConsumerNotOnline, "the consumer group[CG_OFFLINE] not online")]
    [InlineData("rocketmq-5.3.3", "broker-a.GET_CONSUMER_CONNECTION_LIST.CG_OFFLINE", ResponseCode.ConsumerNotOnline, "the consumer group[CG_OFFLINE] not online")]
    [InlineData("rocketmq-5.3.3", "ns.GET_KVLIST_BY_NAMESPACE.ORDER_TOPIC_CONFIG", ResponseCode.QueryNotFound, "No config item, Namespace: ORDER_TOPIC_CONFIG")]
    public void A_refusal_has_its_code_and_its_sentence(string set, string name, int code, string remark)
    {
        var reply = RemotingCodec.Read(CaptureSet.Load(set)[name].Response);
        Assert.Equal((code, remark), (reply.Header.Code, reply.Header.Remark));
        Assert.True(reply.Body.IsEmpty);
    }

    [Theory]
    [InlineData("rocketmq-4.9.8-acl", ResponseCode.SystemError, "org.apache.rocketmq.acl.common.AclException: No accessKey is configured")]
    [InlineData("rocketmq-4.9.8-acl", ResponseCode.SystemError, "org.apache.rocketmq.acl.common.AclException: Check signature failed for accessKey=exporterAdmin")]
    [InlineData("rocketmq-4.9.8-acl", ResponseCode.SystemError, "org.apache.rocketmq.acl.common.AclException: No acl config for nobodyKnows")]
    [InlineData("rocketmq-5.3.3-acl", ResponseCode.NoPermission, "username cannot be null.")]
    [InlineData("rocketmq-5.3.3-acl", ResponseCode.NoPermission, "check signature failed.")]
    [InlineData("rocketmq-5.3.3-acl", ResponseCode.NoPermission, "User:nobodyKnows is not found.")]
    public void A_refusal_by_ACL_is_told_apart_by_its_sentence(string set, int code, string start)
    {
        var refused = CaptureSet.Load(set).Frames.Where(frame => frame.ResponseRemark?.StartsWith(start, StringComparison.Ordinal) == true).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, frame => Assert.Equal(code, RemotingCodec.Read(frame.Response).Header.Code));
        // In both forms of headers.
        Assert.Equal([SerializeType.Json, SerializeType.RocketMq],
            CaptureSet.Load(set).Frames.Select(frame => RemotingCodec.Read(frame.Request).Header.SerializeType).Distinct().Order());
    }

    [Fact]
    public void A_forgotten_argument_is_a_Java_exception()
    {
        var header = RemotingCodec.Read(CaptureSet.Load("rocketmq-4.9.8")["broker-a.noarg.GET_TOPIC_STATS_INFO"].Response).Header;
        Assert.Equal(ResponseCode.SystemError, header.Code);
        Assert.StartsWith("java.lang.NullPointerException", header.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_thrown_by_a_4_x_processor_is_JSON_even_to_a_binary_request()
    {
        var frame = CaptureSet.Load("rocketmq-4.9.8-binary-requests")["broker-a.noarg.GET_TOPIC_STATS_INFO"];
        Assert.Equal(SerializeType.RocketMq, RemotingCodec.Read(frame.Request).Header.SerializeType);
        Assert.Equal(SerializeType.Json, RemotingCodec.Read(frame.Response).Header.SerializeType);
    }

    [Fact]
    public void A_success_may_have_a_sentence_too()
    {
        var remarked = CaptureSet.Names.SelectMany(set => CaptureSet.Load(set).Frames).Where(frame => frame.Succeeded && frame.ResponseRemark is not null);
        Assert.All(remarked, frame => Assert.Equal(frame.ResponseRemark, RemotingCodec.Read(frame.Response).Header.Remark));
    }
}
