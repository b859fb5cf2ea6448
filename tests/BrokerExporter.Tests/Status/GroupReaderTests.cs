using BrokerExporter.Status;
using BrokerExporter.Tests.Testing;
using BrokerExporter.Trends;
using Probes.Metrics;

namespace BrokerExporter.Tests.Status;

public sealed class GroupReaderTests
{
    private readonly GroupTrends _trends = new();

    [Fact]
    public void A_group_has_what_the_vocabulary_says_of_it()
    {
        var group = Assert.Single(Read(Samples.Of(sink =>
        {
            sink.Add(MessagingMetrics.GroupLagMessages, 12L, "nats", "c", "billing", "orders", "A");
            sink.Add(MessagingMetrics.GroupLagSeconds, 3.5, "nats", "c", "billing", "orders", "A");
            sink.Add(MessagingMetrics.GroupLostMessages, 2L, "nats", "c", "billing", "orders", "A");
            sink.Add(MessagingMetrics.GroupMembers, 4L, "nats", "c", "billing", "A");
            sink.Add(MessagingMetrics.GroupStalled, 1L, "nats", "c", "billing", "orders", "ack_pending_full", "A");
        })));
        Assert.Equal(new GroupKey("nats", "c", "billing", "orders", "A"), group.Key);
        Assert.Equal((12.0, 3.5, 4.0, 2.0, "ack_pending_full"), (group.Lag, group.AgeSeconds, group.Members, group.Lost, group.Stalled));
        Assert.Null(group.Uncommitted);
    }

    [Fact]
    public void A_group_without_lag_is_there_because_of_its_members() =>
        Assert.Equal("idle", Assert.Single(Read(Samples.Of(sink => sink.Add(MessagingMetrics.GroupMembers, 1L, "rocketmq", "c", "idle")))).Key.Group);

    [Fact]
    public void A_group_that_has_a_topic_is_not_there_a_second_time_because_of_its_members() => Assert.Single(Read(Samples.Of(sink =>
    {
        sink.Add(MessagingMetrics.GroupLagMessages, 1L, "rocketmq", "c", "billing", "orders");
        sink.Add(MessagingMetrics.GroupMembers, 1L, "rocketmq", "c", "billing");
    })));

    [Fact]
    public void Groups_of_one_name_in_two_accounts_are_two()
    {
        var groups = Read(Samples.Of(sink =>
        {
            sink.Add(MessagingMetrics.GroupLagMessages, 1L, "nats", "c", "billing", "orders", "A");
            sink.Add(MessagingMetrics.GroupLagMessages, 2L, "nats", "c", "billing", "orders", "B");
            sink.Add(MessagingMetrics.GroupMembers, 5L, "nats", "c", "billing", "B");
        }));
        Assert.Equal([null, 5.0], groups.OrderBy(group => group.Lag).Select(group => group.Members));
    }

    [Fact]
    public void Rates_and_the_last_hour_come_from_earlier_collections()
    {
        _trends.Take(Groups.Start, Groups.Collected(lag: 130, consumed: 0, published: 0));
        var now = Groups.Collected(lag: 100, consumed: 90, published: 60);
        _trends.Take(Groups.Start.AddSeconds(30), now);
        var group = Assert.Single(Read(now));
        Assert.Equal((2.0, 3.0, -1.0, 100.0), (group.In, group.Out, group.Growth, group.DrainSeconds));
        Assert.Equal([130f, 100f], group.Trend.Select(point => point.Value));
    }

    [Theory]
    [InlineData(0.0, null, 0.0)]
    [InlineData(0.0, 5.0, 0.0)]
    [InlineData(10.0, null, null)]
    [InlineData(10.0, -2.0, 5.0)]
    [InlineData(10.0, 0.0, double.PositiveInfinity)]
    [InlineData(10.0, 3.0, double.PositiveInfinity)]
    [InlineData(null, -1.0, null)]
    public void Time_to_drain_is_lag_over_the_pace_at_which_it_shrinks(double? lag, double? growth, double? expected) =>
        Assert.Equal(expected, (Groups.View("g", lag) with { Growth = growth }).DrainSeconds);

    private List<GroupView> Read(IReadOnlyList<Family> families) =>
        [.. GroupReader.Read("shop", new SnapshotIndex(families), _trends, Groups.Start.AddSeconds(30))];
}
