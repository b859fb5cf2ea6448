using Probes.RocketMq.Collectors.Transactions;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class HalfMessagesTests
{
    private const string Group = "CID_RMQ_SYS_TRANS";

    private readonly FakeBroker _broker = new("a");

    [Fact]
    public void What_the_broker_has_not_passed_may_be_undecided()
    {
        _broker.Commit(HalfMessages.Topic, Group, 372).Commit(HalfMessages.DecisionTopic, Group, 67);
        Assert.Equal(new HalfMessages(32, 5), Of(Stats(0, 404), Stats(0, 72)));
    }

    [Fact]
    public void Without_a_commit_the_broker_begins_with_the_oldest_message() =>
        Assert.Equal(new HalfMessages(30, 0), Of(Stats(10, 40), null));

    [Fact]
    public void What_was_removed_is_not_waiting()
    {
        _broker.Commit(HalfMessages.Topic, Group, 5);
        Assert.Equal(new HalfMessages(30, 0), Of(Stats(10, 40), Stats(0, 0)));
    }

    [Fact]
    public void A_commit_beyond_the_end_makes_nothing_negative()
    {
        _broker.Commit(HalfMessages.Topic, Group, 50);
        Assert.Equal(new HalfMessages(0, 0), Of(Stats(10, 40), null));
    }

    [Theory]
    [InlineData("rocketmq-4.7.1", 100, 200)]
    [InlineData("rocketmq-4.9.8", 60, 100)]
    [InlineData("rocketmq-5.3.3", 20, 50)]
    public void A_recorded_broker_has_some_under_way(string set, long low, long high)
    {
        var frames = CaptureSet.Load(set);
        foreach (var commits in GetAllConsumerOffset.Read(Body(frames["broker-a.GET_ALL_CONSUMER_OFFSET"])).Entries)
            _broker.Commits.Add(commits);
        var half = GetTopicStatsInfo.Read(Body(frames["broker-a.GET_TOPIC_STATS_INFO.RMQ_SYS_TRANS_HALF_TOPIC"]));
        Assert.InRange(Of(half, null).Messages, low, high);
    }

    private HalfMessages Of(TopicStats half, TopicStats? decisions) => HalfMessages.Of(_broker.Positions(), half, decisions);

    private static TopicStats Stats(long min, long max) => new([new QueueStats(0, min, max, 0)]);

    private static ReadOnlySpan<byte> Body(CapturedFrame frame) => RemotingCodec.Read(frame.Response).Body;
}
