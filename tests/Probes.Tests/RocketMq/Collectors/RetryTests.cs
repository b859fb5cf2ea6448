using Probes.RocketMq.Metrics;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class RetryTests
{
    private readonly Watch _watch = new();
    private readonly FakeBroker _a = new FakeBroker("a").Group("G");

    [Fact]
    public void Retries_and_dead_letters_are_their_groups_and_no_pairs()
    {
        _a.Topic("%RETRY%G", 10).Commit("%RETRY%G", "G", 4).Topic("%DLQ%G", 2, [5]);
        _watch.Collect(_a);
        Assert.Empty(_watch.Pairs);
        Assert.Equal(6, _watch[GroupMetrics.RetryLag]["C G"]);
        Assert.Equal(10, _watch[GroupMetrics.RetryPublished]["C G"]);
        Assert.Equal(3, _watch[GroupMetrics.DlqRetained]["C G"]);
        Assert.Equal(5, _watch[GroupMetrics.DlqPublished]["C G"]);
    }

    [Fact]
    public void Retries_without_a_commit_are_no_lag()
    {
        _a.Topic("%RETRY%G", 10, 10).Commit("%RETRY%G", "G", null, -1);
        Assert.Equal(0, _watch.Collect(_a)[GroupMetrics.RetryLag]["C G"]);
    }

    [Fact]
    public void The_retries_of_a_group_with_a_namespace_are_its_own()
    {
        _a.Group("INST_1%G").Topic("%RETRY%INST_1%G", 10).Commit("%RETRY%INST_1%G", "INST_1%G", 4).Topic("%DLQ%INST_1%G", 5);
        _a.Topic("INST_1%T", 1).Topic("%RETRY%INST_1%G_INST_1%T", 3).Commit("%RETRY%INST_1%G_INST_1%T", "INST_1%G", 1);
        _watch.Collect(_a);
        Assert.Equal(new Dictionary<string, double> { ["C INST_1%G"] = 8 }, _watch[GroupMetrics.RetryLag]);
        Assert.Equal(new Dictionary<string, double> { ["C INST_1%G INST_1%T"] = 2 }, _watch[GroupMetrics.PopRetryLag]);
        Assert.Equal(5, _watch[GroupMetrics.DlqRetained]["C INST_1%G"]);
    }

    [Theory]
    [InlineData("rocketmq-4.7.1")]
    [InlineData("rocketmq-4.9.8")]
    [InlineData("rocketmq-5.3.3")]
    public void Recorded_dead_letters_are_counted_though_4_7_1_lets_nobody_read_them(string set)
    {
        var frame = CaptureSet.Load(set)["broker-a.GET_TOPIC_STATS_INFO.~25DLQ~25CG_RETRY"];
        _a.Group("CG_RETRY").Topics["%DLQ%CG_RETRY"] = GetTopicStatsInfo.Read(RemotingCodec.Read(frame.Response).Body).Queues;
        _watch.Collect(_a);
        Assert.True(_watch[GroupMetrics.DlqRetained]["C CG_RETRY"] > 0);
        Assert.Equal(_watch[GroupMetrics.DlqPublished]["C CG_RETRY"], _watch[GroupMetrics.DlqRetained]["C CG_RETRY"]);
    }

    [Fact]
    public void What_a_deleted_group_left_behind_is_nobodys()
    {
        _a.Topic("%RETRY%GONE", 10).Commit("%RETRY%GONE", "GONE", 4).Topic("%DLQ%GONE", 5).Topic("%DLQ%", 5).Topic("%RETRY%", 5);
        _watch.Collect(_a);
        Assert.Empty(_watch[GroupMetrics.RetryLag]);
        Assert.Empty(_watch[GroupMetrics.DlqRetained]);
    }

    [Fact]
    public void The_retries_of_pop_belong_to_the_group_that_committed_on_them()
    {
        // G and G_POP begin the name too.
        _a.Group("G_POP").Group("G_POP_SLOW").Topic("T_POP", 1);
        _a.Topic("%RETRY%G_POP_SLOW_T_POP", 10).Commit("%RETRY%G_POP_SLOW_T_POP", "G_POP_SLOW", 3);
        _a.Topic("%RETRY%G_POP_SLOW", 5).Commit("%RETRY%G_POP_SLOW", "G_POP_SLOW", 4);
        _a.Topic("%RETRY%G_POP+T_POP", 8).Commit("%RETRY%G_POP+T_POP", "G_POP", 6);
        _watch.Collect(_a);
        Assert.Equal(new Dictionary<string, double> { ["C G_POP"] = 2, ["C G_POP_SLOW"] = 8 }, _watch[GroupMetrics.RetryLag]);
        Assert.Equal(15, _watch[GroupMetrics.RetryPublished]["C G_POP_SLOW"]);
    }

    [Fact]
    public void Before_the_first_commit_the_names_tell_whose_the_retries_of_pop_are()
    {
        _a.Group("G_POP").Topic("T_POP", 1).Topic("%RETRY%G_POP_T_POP", 10);
        _watch.Collect(_a);
        Assert.Equal(["C G_POP"], _watch[GroupMetrics.RetryPublished].Keys);
    }

    [Fact]
    public void A_group_that_is_named_like_a_retry_topic_of_pop_has_its_own_retries()
    {
        _a.Group("G_T").Topic("T", 1).Topic("%RETRY%G_T", 10).Commit("%RETRY%G_T", "G_T", 4);
        _watch.Collect(_a);
        Assert.Equal(new Dictionary<string, double> { ["C G_T"] = 6 }, _watch[GroupMetrics.RetryLag]);
    }

    [Fact]
    public void A_broker_that_tells_a_queue_twice_breaks_nothing()
    {
        _a.Topic("%RETRY%G", 10).Topic("T", 10);
        foreach (var topic in new[] { "%RETRY%G", "T" })
            _a.Commits.Add(new GroupTopicOffsets(topic, "G", false, [new QueueOffset(0, 4), new QueueOffset(0, 4)]));
        _watch.Collect(_a);
        Assert.Equal(6, Assert.Single(_watch.Pairs).Messages);
        Assert.Single(_watch[GroupMetrics.RetryLag]);
    }
}
