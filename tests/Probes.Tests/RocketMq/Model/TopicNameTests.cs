using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Model;

public sealed class TopicNameTests
{
    private static readonly HashSet<string> Names = ["DefaultCluster", "broker-a", "broker-b"];

    [Theory]
    [InlineData("T_ORDER", nameof(TopicKind.User))]
    [InlineData("INST_1%T_NS", nameof(TopicKind.User))]
    [InlineData("%RETRY%CG", nameof(TopicKind.Retry))]
    [InlineData("%RETRY%INST_1%CG", nameof(TopicKind.Retry))]
    [InlineData("%RETRY%CG+T", nameof(TopicKind.Retry))]
    [InlineData("%DLQ%CG", nameof(TopicKind.Dlq))]
    [InlineData("%RETRY", nameof(TopicKind.User))]
    [InlineData("TBW102", nameof(TopicKind.System))]
    [InlineData("TBW1021", nameof(TopicKind.User))]
    [InlineData("broker-a", nameof(TopicKind.System))]
    [InlineData("broker-c", nameof(TopicKind.User))]
    [InlineData("DefaultCluster", nameof(TopicKind.System))]
    [InlineData("DefaultCluster_REPLY_TOPIC", nameof(TopicKind.System))]
    [InlineData("PAYMENT_REPLY_TOPIC", nameof(TopicKind.User))]
    [InlineData("_REPLY_TOPIC", nameof(TopicKind.User))]
    [InlineData("rmq_sys_wheel_timer", nameof(TopicKind.System))]
    [InlineData("rmq_sys_REVIVE_LOG_DefaultCluster", nameof(TopicKind.System))]
    [InlineData("RMQ_SYS_TRANS_HALF_TOPIC", nameof(TopicKind.System))]
    [InlineData("%LMQ%x", nameof(TopicKind.System))]
    [InlineData("INST_1%RMQ_SYS_TRACE_TOPIC", nameof(TopicKind.System))]
    [InlineData("", nameof(TopicKind.User))]
    public void A_name_tells_what_a_topic_is_for(string topic, string kind) =>
        Assert.Equal(kind, TopicName.KindOf(topic, Names).ToString());

    [Theory]
    [InlineData("rocketmq-4.7.1")]
    [InlineData("rocketmq-4.9.8")]
    [InlineData("rocketmq-5.3.3")]
    public void In_a_recorded_cluster_the_users_topics_are_those_that_the_load_made(string set)
    {
        var frame = Assert.Single(CaptureSet.Load(set).Answers((int)RequestCode.GetAllTopicListFromNameServer), frame => frame.Name == "ns.GET_ALL_TOPIC_LIST_FROM_NAMESERVER");
        var topics = GetAllTopicListFromNameServer.Read(RemotingCodec.Read(frame.Response).Body).Topics;
        foreach (var topic in topics)
        {
            var users = topic.StartsWith("T_", StringComparison.Ordinal) || topic.StartsWith("INST_1%T_", StringComparison.Ordinal);
            Assert.Equal(users, TopicName.KindOf(topic, Names) == TopicKind.User);
        }
    }

    [Theory]
    [InlineData("%RETRY%CG", "CG")]
    [InlineData("%RETRY%CG_POP_T", "CG_POP_T", "CG_POP", "CG")]
    [InlineData("%RETRY%CG_POP+T_POP", "CG_POP")]
    [InlineData("%RETRY%INST_1%CG", "INST_1%CG", "INST")]
    [InlineData("%RETRY%_x", "_x")]
    [InlineData("%RETRY%+x", "+x")]
    [InlineData("%RETRY%a__b", "a__b", "a_", "a")]
    [InlineData("%RETRY%", "")]
    public void The_groups_that_a_retry_topic_may_belong_to_come_longest_first(string topic, params string[] groups) =>
        Assert.Equal(groups, TopicName.GroupsOfRetry(topic));

    [Theory]
    [InlineData("CG_ORDER", false)]
    [InlineData("TOOLS_CONSUMER", true)]
    [InlineData("CID_RMQ_SYS_TRANS", true)]
    [InlineData("CID_RMQ_SYS_REVIVE_GROUP", true)]
    [InlineData("CID_ONSAPI_OWNER", true)]
    [InlineData("CID_MINE", false)]
    [InlineData("INST_1%CID_MINE", false)]
    [InlineData("INST_1%TOOLS_CONSUMER", true)]
    [InlineData("INST_1%CID_RMQ_SYS_TRANS", true)]
    [InlineData("", false)]
    public void RocketMQs_own_groups_are_known(string group, bool system) => Assert.Equal(system, GroupName.IsSystem(group));
}
