using Probes.Metrics;
using Probes.RocketMq.Metrics;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>A slave that answers in its master's place, and may have less.</summary>
public sealed class StandInTests
{
    private readonly Watch _watch = new();
    private readonly FakeBroker _master = new FakeBroker("a").Group("G").Group("H");
    private readonly FakeBroker _slave = new FakeBroker("a") { Source = new("C", "a", 1, "a-s:10911") }.Group("G").Group("H");

    [Fact]
    public void A_topic_that_only_the_master_has_is_unknown_and_not_deleted()
    {
        _master.Topic("T", 100, 200).Topic("U", 10).Commit("T", "G", 90, 150).Commit("U", "G", 4);
        _slave.Topic("U", 10).Commit("T", "G", 90, 150).Commit("U", "G", 4);
        _watch.Collect(_master);
        Assert.Equal(60, _watch[MessagingMetrics.GroupLagMessages]["C G T"]);
        _watch.Collect(_slave);
        Assert.Equal(2, _watch[MessagingMetrics.GroupUnknownPartitions]["C G T"]);
        Assert.Equal(["C G U"], _watch[MessagingMetrics.GroupLagMessages].Keys);
        Assert.Equal(0, _watch[MessagingMetrics.GroupUnknownPartitions]["C G U"]);
        Assert.Equal(2, _watch.Survey!.Topics.Single(topic => topic.Name == "T").UnknownQueues);
    }

    [Fact]
    public void It_goes_on_counting_where_it_was_when_the_master_is_back()
    {
        _master.Topic("T", 1000).Commit("T", "G", 900);
        _slave.Commit("T", "G", 900);
        var published = Published(_watch.Collect(_master));
        _watch.Collect(_slave);
        _watch.Collect(_slave);
        _master.Topic("T", 1007).Commit("T", "G", 905);
        Assert.Equal(published + 7, Published(_watch.Collect(_master)));
        Assert.Equal(905, _watch[MessagingMetrics.GroupConsumedMessages]["C G T"]);
    }

    [Fact]
    public void A_topic_that_the_slave_never_had_makes_no_burst_when_the_master_comes()
    {
        var other = new FakeBroker("b").Group("G").Topic("T", 50).Commit("T", "G", 50);
        _slave.Topic("U", 1);
        // The exporter came while the slave stood in: it does not know that broker a holds a part of T.
        Assert.Equal(50, Published(_watch.Collect(_slave, other)));
        _master.Topic("T", 100_000).Topic("U", 1).Commit("T", "G", 99_000);
        Assert.Equal(50, Published(_watch.Collect(_master, other)));
        _master.Topic("T", 100_003);
        Assert.Equal(53, Published(_watch.Collect(_master, other)));
    }

    [Fact]
    public void When_the_slave_goes_too_both_of_their_topics_are_unknown()
    {
        _master.Topic("T", 100).Topic("U", 10, 10).Commit("T", "G", 90).Commit("U", "G", 1, 1);
        _slave.Topic("U", 10, 10).Commit("T", "G", 90).Commit("U", "G", 1, 1);
        var other = new FakeBroker("b").Group("G");
        _watch.Collect(_master, other).Collect(_slave, other).Collect([other], ("C", "a"));
        Assert.Equal(1, _watch[MessagingMetrics.GroupUnknownPartitions]["C G T"]);
        Assert.Equal(2, _watch[MessagingMetrics.GroupUnknownPartitions]["C G U"]);
    }

    [Fact]
    public void A_group_that_only_the_master_has_is_not_said_to_be_without_members()
    {
        _master.Topic("T", 100).Commit("T", "H", 90);
        _slave.Topic("T", 100).Commit("T", "H", 90);
        _slave.Groups.RemoveAll(group => group.GroupName == "H");
        _watch.Connect(_master, "H", null);
        _watch.Collect(_master);
        Assert.Equal(0, _watch[MessagingMetrics.GroupMembers]["C H"]);
        _watch.Collect(_slave);
        Assert.DoesNotContain("C H", _watch[MessagingMetrics.GroupMembers].Keys);
        // Its commits were copied: the lag is known.
        Assert.Equal(10, _watch[MessagingMetrics.GroupLagMessages]["C H T"]);
    }

    [Fact]
    public void That_a_slave_sees_nobody_does_not_say_that_nobody_is_there()
    {
        _master.Topic("T", 100).Commit("T", "G", 90);
        _slave.Topic("T", 100).Commit("T", "G", 90);
        _watch.Connect(_master, "G", "c1", "CLUSTERING", "T");
        Assert.Equal(1, _watch.Collect(_master)[MessagingMetrics.GroupMembers]["C G"]);
        // Only Java clients send heartbeats to slaves.
        _watch.Connect(_slave, "G", null);
        _watch.Collect(_slave);
        Assert.Empty(_watch[MessagingMetrics.GroupMembers]);
        Assert.Empty(_watch[MessagingMetrics.GroupStalled]);
        _watch.Connect(_slave, "G", "c2", "CLUSTERING", "T");
        Assert.Equal(1, _watch.Collect(_slave)[MessagingMetrics.GroupMembers]["C G"]);
    }

    [Fact]
    public void A_slave_misses_no_clients()
    {
        var other = new FakeBroker("b").Group("G").Topic("T", 100);
        _slave.Topic("T", 100);
        for (var i = 0; i < 6; i++)
        {
            _watch.Connect(_slave, "G", "java", "CLUSTERING", "T");
            _watch.Connect(other, "G", "java go", "CLUSTERING", "T");
            _watch.Time.Advance(TimeSpan.FromSeconds(45));
            _watch.Collect(_slave, other);
        }

        Assert.Empty(_watch[SubscriptionMetrics.MissingClients]);
        Assert.Equal(1, _watch[SubscriptionMetrics.Consistent]["C G"]);
    }

    [Fact]
    public void What_a_master_does_not_have_is_deleted_also_if_it_was_a_slave_before()
    {
        _master.Topic("T", 100).Topic("U", 10).Commit("T", "G", 90).Commit("U", "G", 1);
        _slave.Topic("U", 10).Commit("U", "G", 1);
        _watch.Collect(_master).Collect(_slave);
        _slave.Source = _slave.Source with { Id = 0 };
        _watch.Collect(_slave);
        Assert.Equal(["C G U"], _watch[MessagingMetrics.GroupUnknownPartitions].Keys);
    }

    [Fact]
    public void A_topic_that_was_deleted_while_the_master_was_there_is_not_remembered()
    {
        _master.Topic("T", 100).Topic("U", 10).Commit("T", "G", 90).Commit("U", "G", 1);
        _watch.Collect(_master);
        _master.Topics.Remove("T");
        _slave.Topic("U", 10).Commit("U", "G", 1);
        _watch.Collect(_master).Collect(_slave);
        Assert.DoesNotContain(_watch.Survey!.Topics, topic => topic.Name == "T");
    }

    private static long Published(Watch watch) =>
        watch.Cluster.Consumption.PublishedOf(watch.Survey!.Topics.Single(topic => topic.Name == "T"));
}
