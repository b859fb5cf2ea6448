using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Probes.RocketMq;
using Probes.RocketMq.Client;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Client;

public sealed class RefusalLogTests
{
    private readonly Sentences _sentences = new();
    private readonly RefusalLog _log;

    public RefusalLogTests() => _log = new RefusalLog(_sentences, "prod", "10.0.0.1:10911");

    [Fact]
    public void An_account_that_is_refused_is_told_once_whatever_was_asked()
    {
        Refuse(GetAllTopicConfig.Request(), 16, "check signature failed.");
        Refuse(GetAllTopicConfig.Request(), 16, "check signature failed.");
        Refuse(GetTopicStatsInfo.Request("orders"), 16, "check signature failed.");
        Assert.Equal(
            ["Warning: Server 10.0.0.1:10911 of target prod refuses the exporter's account (auth): check signature failed: acl.secret_key is not the password of this user."],
            _sentences.Taken());
        // 5.x has a white list of requests that need no account: that they are answered says nothing.
        _log.Answered(GetBrokerRuntimeInfo.Request());
        Refuse(GetAllTopicConfig.Request(), 16, "check signature failed.");
        Assert.Empty(_sentences.Taken());
        _log.Answered(GetAllTopicConfig.Request());
        Assert.Equal(["Information: Server 10.0.0.1:10911 of target prod takes the exporter's account again."], _sentences.Taken());
        Refuse(GetAllTopicConfig.Request(), 16, "User:exporter is disabled.");
        Assert.Contains("enable the user (mqadmin updateUser)", Assert.Single(_sentences.Taken()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_right_is_told_once_for_each_kind_of_request_and_again_after_it_was_granted()
    {
        const string remark = "User:exporter has no permission to access Topic:orders from 10.0.0.5, no matched policies.";
        Refuse(GetTopicStatsInfo.Request("orders"), 16, remark);
        Refuse(GetTopicStatsInfo.Request("payments"), 16, remark);
        Refuse(GetTopicStatsInfo.Request("orders"), 16, remark);
        Refuse(GetConsumerConnectionList.Request("g"), 16, "User:exporter has no permission to access Group:g from 10.0.0.5, no matched policies.");
        Assert.Equal(
            [
                "Warning: Server 10.0.0.1:10911 of target prod does not let the exporter ask GET_TOPIC_STATS_INFO (forbidden): "
                + "User:exporter has no permission to access Topic:orders from 10.0.0.5, no matched policies: the user needs Topic:* GET (mqadmin createAcl).",
                "Warning: Server 10.0.0.1:10911 of target prod does not let the exporter ask GET_CONSUMER_CONNECTION_LIST (forbidden): "
                + "User:exporter has no permission to access Group:g from 10.0.0.5, no matched policies: the user needs Group:* GET (mqadmin createAcl).",
            ], _sentences.Taken());

        // A topic that was allowed all the time takes nothing back.
        _log.Answered(GetTopicStatsInfo.Request("allowed"));
        Refuse(GetTopicStatsInfo.Request("payments"), 16, remark);
        Assert.Empty(_sentences.Taken());
        _log.Answered(GetTopicStatsInfo.Request("orders"));
        Assert.Equal(["Information: Server 10.0.0.1:10911 of target prod answers GET_TOPIC_STATS_INFO again."], _sentences.Taken());
        Refuse(GetTopicStatsInfo.Request("orders"), 16, remark);
        Assert.Single(_sentences.Taken());
    }

    [Fact]
    public void Other_errors_are_none_of_it()
    {
        Refuse(GetTopicStatsInfo.Request("orders"), 1, "java.lang.NullPointerException");
        Refuse(GetTopicStatsInfo.Request("orders"), 2, "[TIMEOUT_CLEAN_QUEUE]");
        Refuse(GetTopicStatsInfo.Request("orders"), 17, "no such topic");
        Assert.Empty(_sentences.Taken());
    }

    [Theory]
    [InlineData("No accessKey is configured", "set acl.access_key and acl.secret_key, or add the exporter's address to globalWhiteRemoteAddresses")]
    [InlineData("Check signature failed for accessKey=x", "acl.secret_key is not the secret of this access key")]
    [InlineData("No acl config for x", "has no account with this access key")]
    [InlineData("Need admin permission for request code=25, but accessKey=x is not", "the account needs admin: true")]
    [InlineData("No default permission for TOPIC", "the account needs a right to it")]
    [InlineData("something new", "check acl.access_key and acl.secret_key")]
    public void Each_refusal_of_4_x_has_its_advice(string text, string advice) => Assert.Contains(
        advice, RefusalAdvice.For(RequestCode.GetTopicStatsInfo, 1, "org.apache.rocketmq.acl.common.AclException: " + text), StringComparison.Ordinal);

    [Theory]
    [InlineData(RequestCode.GetAllTopicConfig, "Topic:x", "the user needs Topic:* LIST (mqadmin createAcl)")]
    [InlineData(RequestCode.QueryConsumeTimeSpan, "Group:g", "the user needs Topic:* GET and Group:* GET (mqadmin createAcl)")]
    [InlineData(RequestCode.GetAllProducerInfo, "Cluster:c", "the user needs Cluster:* GET (mqadmin createAcl)")]
    [InlineData(RequestCode.GetBrokerConfig, "Cluster:c", "the user needs Cluster:* GET (mqadmin createAcl)")]
    [InlineData(RequestCode.GetBrokerConfig, "Nonsense:c", "the user needs that resource GET (mqadmin createAcl)")]
    internal void A_missing_right_of_5_x_is_named(RequestCode code, string resource, string advice) =>
        Assert.Equal(advice, RefusalAdvice.For(code, 16, $"User:x has no permission to access {resource} from 127.0.0.1, no matched policies."));

    public static TheoryData<string> Sets => ["rocketmq-4.9.8-acl", "rocketmq-5.3.3-acl"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_recorded_refusal_has_an_advice_of_its_own(string set)
    {
        var refused = CaptureSet.Load(set).Frames.Where(frame => frame.ResponseCode is 1 or 16 && Enum.IsDefined((RequestCode)frame.RequestCode)).ToList();
        Assert.True(refused.Count > 30, $"{refused.Count} refusals");
        Assert.All(refused, frame =>
        {
            var advice = RefusalAdvice.For((RequestCode)frame.RequestCode, frame.ResponseCode!.Value, frame.ResponseRemark!);
            Assert.DoesNotContain("check acl.access_key", advice, StringComparison.Ordinal);
            Assert.DoesNotContain("that resource", advice, StringComparison.Ordinal);
        });
    }

    private void Refuse(RemotingRequest request, int code, string remark) => _log.Refused(request, new RocketMqException(code, remark, "10.0.0.1:10911"));

    private sealed class Sentences : ILogger
    {
        private readonly ConcurrentQueue<string> _sentences = [];

        public string[] Taken()
        {
            string[] taken = [.. _sentences];
            _sentences.Clear();
            return taken;
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _sentences.Enqueue($"{logLevel}: {formatter(state, exception)}");
    }
}
