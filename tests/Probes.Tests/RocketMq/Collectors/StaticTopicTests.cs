using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>Static topics of 5.x: logical queue 0 began on broker a and goes on in queue 1 of broker b; 1 is on b only.</summary>
public sealed class StaticTopicTests
{
    private static readonly MappedQueue _first = new(0, 0, "a", 0);
    private static readonly MappedQueue _second = new(0, 1, "b", 1);
    private static readonly MappedQueue _other = new(1, 0, "b", 0);

    private readonly Watch _watch = new();
    private readonly FakeBroker _a = new FakeBroker("a").Group("G").Topic("S", 100);
    private readonly FakeBroker _b = new FakeBroker("b").Group("G").Topic("S", 50, 30);

    public StaticTopicTests()
    {
        // The former leader knows whom it handed the queue to.
        _a.StaticTopics["S"] = new StaticTopic(2, [_first, _second]);
        _b.StaticTopics["S"] = new StaticTopic(2, [_first, _second, _other]);
        _b.Commit("S", "G", 45, null);
    }

    [Fact]
    public void While_the_group_is_in_the_first_stretch_the_next_one_is_still_to_come()
    {
        _a.Commit("S", "G", 90);
        Assert.Equal(10 + 30 + 5, Lag());
        Assert.Equal(0, _watch[MessagingMetrics.GroupUncommittedPartitions]["C G S"]);
    }

    [Fact]
    public void Once_it_is_in_the_second_stretch_the_first_one_is_done_with_whatever_its_last_commit_there()
    {
        _a.Commit("S", "G", 90);
        _b.Commit("S", "G", 45, 4);
        Assert.Equal(0 + 26 + 5, Lag());
        Assert.Equal(0, _watch[MessagingMetrics.GroupLostMessages]["C G S"]);
    }

    [Fact]
    public void What_was_consumed_is_counted_once_over_the_move()
    {
        _a.Commit("S", "G", 90);
        Lag();
        var before = _watch[MessagingMetrics.GroupConsumedMessages]["C G S"];
        Assert.Equal(90 + 45, before);
        _b.Commit("S", "G", 45, 4);
        Lag();
        Assert.Equal(before + 10 + 4, _watch[MessagingMetrics.GroupConsumedMessages]["C G S"]);
    }

    [Fact]
    public void While_the_former_broker_is_away_its_part_is_unknown_and_the_rest_is_right()
    {
        _a.Commit("S", "G", 90);
        _b.Commit("S", "G", 45, 4);
        _watch.Collect(_a, _b).Collect([_b], ("C", "a"));
        Assert.Equal(26 + 5, _watch[MessagingMetrics.GroupLagMessages]["C G S"]);
        Assert.Equal(1, _watch[MessagingMetrics.GroupUnknownPartitions]["C G S"]);
    }

    [Fact]
    public void While_the_broker_that_leads_now_is_away_what_it_last_said_of_commits_counts()
    {
        _a.Commit("S", "G", 90);
        _b.Commit("S", "G", 45, 4);
        _watch.Collect(_a, _b).Collect([_a], ("C", "b"));
        Assert.Equal(0, _watch[MessagingMetrics.GroupLagMessages]["C G S"]);
    }

    [Fact]
    public void A_group_that_never_committed_on_a_logical_queue_has_no_position_there()
    {
        Assert.Equal(5, Lag());
        Assert.Equal(2, _watch[MessagingMetrics.GroupUncommittedPartitions]["C G S"]);
    }

    [Fact]
    public void A_static_topic_that_never_moved_is_like_any_other()
    {
        _a.StaticTopics["S"] = new StaticTopic(3, [_first]);
        _b.StaticTopics["S"] = new StaticTopic(3, [_other, new MappedQueue(2, 0, "b", 1)]);
        _a.Commit("S", "G", 90);
        Assert.Equal(10 + 5, Lag());
        Assert.Equal(1, _watch[MessagingMetrics.GroupUncommittedPartitions]["C G S"]);
    }

    private double Lag() => _watch.Collect(_a, _b)[MessagingMetrics.GroupLagMessages]["C G S"];
}
