using Probes.Metrics;
using Probes.RocketMq;
using Probes.RocketMq.Collectors;
using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Metrics;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class PairTests
{
    private readonly Watch _watch = new();
    private readonly FakeBroker _a = new FakeBroker("a").Group("G");
    private readonly FakeBroker _b = new FakeBroker("b").Group("G");

    [Fact]
    public void Lag_is_the_sum_over_queues_with_a_commit_and_the_others_are_counted_apart()
    {
        _a.Topic("T", 100, 200, 300).Commit("T", "G", 90, null, 300);
        _watch.Collect(_a);
        Assert.Equal(10, _watch[MessagingMetrics.GroupLagMessages]["C G T"]);
        Assert.Equal(1, _watch[MessagingMetrics.GroupUncommittedPartitions]["C G T"]);
        Assert.Equal(0, _watch[MessagingMetrics.GroupUnknownPartitions]["C G T"]);
    }

    [Fact]
    public void A_group_that_never_committed_has_no_lag_rather_than_the_whole_topic_or_none()
    {
        _a.Topic("T", 100, 200);
        _watch.Connect(_a, "G", "c1", "CLUSTERING", "T");
        _watch.Collect(_a);
        Assert.Equal(2, _watch[MessagingMetrics.GroupUncommittedPartitions]["C G T"]);
        Assert.Empty(_watch[MessagingMetrics.GroupLagMessages]);
        Assert.Empty(_watch[MessagingMetrics.GroupLagSeconds]);
        Assert.Empty(_watch[MessagingMetrics.GroupConsumedMessages]);
        Assert.Empty(_watch[MessagingMetrics.GroupStalled]);
    }

    [Fact]
    public void A_negative_commit_is_none()
    {
        _a.Topic("T", 100, 200).Commit("T", "G", -1, 150);
        _watch.Collect(_a);
        Assert.Equal(50, _watch[MessagingMetrics.GroupLagMessages]["C G T"]);
        Assert.Equal(1, _watch[MessagingMetrics.GroupUncommittedPartitions]["C G T"]);
    }

    [Fact]
    public void What_expired_before_it_was_consumed_is_lost_and_no_lag()
    {
        _a.Topic("T", 80, [100]).Commit("T", "G", 50);
        _watch.Collect(_a);
        Assert.Equal(20, _watch[MessagingMetrics.GroupLagMessages]["C G T"]);
        Assert.Equal(30, _watch[MessagingMetrics.GroupLostMessages]["C G T"]);
    }

    [Fact]
    public void A_commit_beyond_the_end_is_no_lag_and_told()
    {
        _a.Topic("T", 100, 50).Commit("T", "G", 90, 60);
        _watch.Collect(_a);
        Assert.Equal(10, _watch[MessagingMetrics.GroupLagMessages]["C G T"]);
        Assert.Equal(1, _watch[GroupMetrics.OffsetAhead]["C G T"]);
    }

    [Fact]
    public void A_commit_for_a_queue_that_the_topic_has_not_is_nothing()
    {
        _a.Topic("T", 100).Commit("T", "G", 90, 5, 7);
        _watch.Collect(_a);
        Assert.Equal(10, _watch[MessagingMetrics.GroupLagMessages]["C G T"]);
        Assert.Equal(0, _watch[GroupMetrics.OffsetAhead]["C G T"]);
    }

    [Fact]
    public void A_topic_without_queues_harms_nobody()
    {
        _a.Topic("T").Commit("T", "G", 5);
        _watch.Collect(_a);
        Assert.Empty(_watch[MessagingMetrics.GroupLagMessages]);
        Assert.Equal(0, _watch[MessagingMetrics.GroupUncommittedPartitions]["C G T"]);
    }

    [Fact]
    public void A_broadcasting_group_has_no_lag_while_online_and_none_when_it_is_offline()
    {
        _a.Topic("T", 100).Commit("T", "G", 0);
        _watch.Connect(_a, "G", "c1", "BROADCASTING", "T");
        Assert.Empty(_watch.Collect(_a)[MessagingMetrics.GroupLagMessages]);
        _watch.Connect(_a, "G", null);
        _watch.Time.Advance(TimeSpan.FromHours(5));
        _watch.Collect(_a);
        Assert.Empty(_watch[MessagingMetrics.GroupLagMessages]);
        Assert.Empty(_watch[MessagingMetrics.GroupUncommittedPartitions]);
        Assert.Equal(1, _watch[GroupMetrics.Info]["C G push broadcasting last"]);
    }

    [Fact]
    public void A_group_that_broadcasts_no_more_has_lag_again()
    {
        _a.Topic("T", 100).Commit("T", "G", 40);
        _watch.Connect(_a, "G", "c1", "BROADCASTING", "T");
        _watch.Collect(_a);
        _watch.Connect(_a, "G", "c1", "CLUSTERING", "T");
        Assert.Equal(60, _watch.Collect(_a)[MessagingMetrics.GroupLagMessages]["C G T"]);
    }

    [Fact]
    public void Offsets_that_a_proxy_kept_tell_of_broadcasting_as_long_as_nobody_was_seen()
    {
        _a.Topic("T", 100).CommitBroadcasting("T", "G", 40).Commit("T", "G", 10);
        Assert.Empty(_watch.Collect(_a)[MessagingMetrics.GroupLagMessages]);
        // The rows stay after the group has changed; what its clients say counts.
        _watch.Connect(_a, "G", "c1", "CLUSTERING", "T");
        Assert.Equal(90, _watch.Collect(_a)[MessagingMetrics.GroupLagMessages]["C G T"]);
    }

    [Fact]
    public void Offsets_that_a_proxy_kept_make_no_pair_of_a_clustering_group()
    {
        _a.Topic("T", 100).Topic("U", 100).CommitBroadcasting("U", "G", 40).Commit("T", "G", 10);
        _watch.Connect(_a, "G", "c1", "CLUSTERING", "T");
        Assert.Equal(["C G T"], _watch.Collect(_a)[MessagingMetrics.GroupUncommittedPartitions].Keys);
    }

    [Fact]
    public void A_deleted_group_is_gone_with_its_next_collection_although_its_commits_stay()
    {
        _a.Topic("T", 100).Commit("T", "G", 90);
        Assert.Single(_watch.Collect(_a)[MessagingMetrics.GroupLagMessages]);
        _a.Groups.Clear();
        _watch.Collect(_a);
        Assert.Empty(_watch.Pairs);
        Assert.Empty(_watch[GroupMetrics.Info]);
    }

    [Fact]
    public void A_deleted_topic_is_gone_with_its_next_collection_although_its_commits_stay()
    {
        _a.Topic("T", 100).Commit("T", "G", 90);
        _watch.Collect(_a);
        _a.Topics.Clear();
        Assert.Empty(_watch.Collect(_a).Pairs);
    }

    [Fact]
    public void Queues_of_a_broker_that_is_away_are_unknown_and_the_rest_is_told()
    {
        _a.Topic("T", 100).Commit("T", "G", 90);
        _b.Topic("T", 100, 100, 100).Commit("T", "G", 0, 0, 0);
        Assert.Equal(310, _watch.Collect(_a, _b)[MessagingMetrics.GroupLagMessages]["C G T"]);
        _watch.Collect([_a], ("C", "b"));
        Assert.Equal(10, _watch[MessagingMetrics.GroupLagMessages]["C G T"]);
        Assert.Equal(3, _watch[MessagingMetrics.GroupUnknownPartitions]["C G T"]);
        Assert.Equal(0, _watch.Collect(_a, _b)[MessagingMetrics.GroupUnknownPartitions]["C G T"]);
    }

    [Fact]
    public void A_topic_that_is_only_where_nobody_answers_is_unknown_and_has_no_value()
    {
        _a.Topic("T", 100).Commit("T", "G", 90);
        _b.Topic("U", 100, 100).Commit("U", "G", 0, 0);
        _watch.Collect(_a, _b);
        _watch.Collect([_a], ("C", "b"));
        Assert.Equal(2, _watch[MessagingMetrics.GroupUnknownPartitions]["C G U"]);
        Assert.Equal(["C G T"], _watch[MessagingMetrics.GroupLagMessages].Keys);
    }

    [Fact]
    public void A_group_that_only_an_absent_broker_knows_is_not_taken_for_deleted()
    {
        _a.Topic("T", 100);
        _b.Topic("T", 100).Group("H").Commit("T", "H", 30);
        _watch.Connect(_b, "H", "c1", "CLUSTERING", "T");
        _watch.Collect(_a, _b);
        _watch.Collect([_a], ("C", "b"));
        Assert.Equal(1, _watch[MessagingMetrics.GroupUnknownPartitions]["C H T"]);
        Assert.DoesNotContain("C H T", _watch[MessagingMetrics.GroupLagMessages].Keys);
        Assert.DoesNotContain("C H", _watch[MessagingMetrics.GroupMembers].Keys);
        Assert.DoesNotContain(_watch[GroupMetrics.ConsumeEnabled].Keys, key => key == "C H");
        // And what was known of it is known when the broker is back.
        _watch.Collect(_a, _b);
        Assert.Equal(1, _watch[GroupMetrics.Info]["C H push clustering last"]);
        Assert.Equal(70, _watch[MessagingMetrics.GroupLagMessages]["C H T"]);
    }

    [Fact]
    public void Queues_about_which_a_broker_will_not_tell_are_unknown()
    {
        _a.Topic("T", 100).Commit("T", "G", 90);
        _b.Topic("T", 100, 100).Commit("T", "G", 0, 0).Unread.Add("T");
        _watch.Collect(_a, _b);
        Assert.Equal(2, _watch[MessagingMetrics.GroupUnknownPartitions]["C G T"]);
        Assert.Equal(10, _watch[MessagingMetrics.GroupLagMessages]["C G T"]);
    }

    [Fact]
    public void Two_clusters_with_the_same_names_are_kept_apart()
    {
        var other = new FakeBroker("a", "D").Group("G").Topic("T", 1_000).Commit("T", "G", 0);
        _a.Topic("T", 100).Commit("T", "G", 90);
        _watch.Collect(_a, other);
        Assert.Equal(10, _watch[MessagingMetrics.GroupLagMessages]["C G T"]);
        Assert.Equal(1_000, _watch[MessagingMetrics.GroupLagMessages]["D G T"]);
        _watch.Collect([other], ("C", "a"));
        Assert.Equal(0, _watch[MessagingMetrics.GroupUnknownPartitions]["D G T"]);
        Assert.Equal(1, _watch[MessagingMetrics.GroupUnknownPartitions]["C G T"]);
    }

    [Fact]
    public void By_queue_the_parts_add_up_to_the_whole()
    {
        var watch = new Watch(new RocketMqOptions { Granularity = Granularity.Queue });
        _a.Topic("T", 100, 200).Commit("T", "G", 90, null);
        _b.Topic("T", 50).Commit("T", "G", 10);
        watch.Collect(_a, _b);
        Assert.Equal(new Dictionary<string, double> { ["C G T a 0"] = 10, ["C G T b 0"] = 40 }, watch[GroupMetrics.QueueLag]);
        Assert.Equal(new Dictionary<string, double> { ["C G T a 0"] = 90, ["C G T b 0"] = 10 }, watch[GroupMetrics.QueueCommittedOffset]);
        Assert.Empty(_watch.Collect(_a, _b)[GroupMetrics.QueueLag]);
    }

    [Fact]
    public void Consumed_messages_grow_with_the_commits()
    {
        _a.Topic("T", 100, 100).Commit("T", "G", 10, 20);
        Assert.Equal(30, _watch.Collect(_a)[MessagingMetrics.GroupConsumedMessages]["C G T"]);
        _a.Commit("T", "G", 15, 22);
        Assert.Equal(37, _watch.Collect(_a)[MessagingMetrics.GroupConsumedMessages]["C G T"]);
    }

    [Fact]
    public void A_first_commit_at_the_end_of_a_queue_is_no_consumption()
    {
        _a.Topic("T", 1_000_000, 1_000_000).Commit("T", "G", 1_000_000, null);
        var before = _watch.Collect(_a)[MessagingMetrics.GroupConsumedMessages]["C G T"];
        _a.Commit("T", "G", 1_000_000, 1_000_000);
        Assert.Equal(before, _watch.Collect(_a)[MessagingMetrics.GroupConsumedMessages]["C G T"]);
        _a.Commit("T", "G", 1_000_000, 1_000_004);
        Assert.Equal(before + 4, _watch.Collect(_a)[MessagingMetrics.GroupConsumedMessages]["C G T"]);
    }

    [Fact]
    public void A_first_commit_on_another_broker_is_no_consumption()
    {
        _a.Topic("T", 1_000_000).Commit("T", "G", 1_000_000);
        _b.Topic("T", 1_000_000);
        var before = _watch.Collect(_a, _b)[MessagingMetrics.GroupConsumedMessages]["C G T"];
        _b.Commit("T", "G", 1_000_000);
        Assert.Equal(before, _watch.Collect(_a, _b)[MessagingMetrics.GroupConsumedMessages]["C G T"]);
    }

    [Fact]
    public void One_queue_that_is_reset_does_not_hide_the_progress_of_another()
    {
        _a.Topic("T", 1_000, 1_000).Commit("T", "G", 500, 500);
        _watch.Collect(_a);
        _a.Commit("T", "G", 0, 510);
        Assert.Equal(1_010, _watch.Collect(_a)[MessagingMetrics.GroupConsumedMessages]["C G T"]);
    }

    [Fact]
    public void An_outage_makes_no_burst_of_consumption_or_publication()
    {
        _a.Topic("T", 100).Commit("T", "G", 90);
        _b.Topic("T", 1_000_000).Commit("T", "G", 900_000);
        _watch.Collect(_a, _b);
        _watch.Collect([_a], ("C", "b"));
        _watch.Collect([_a], ("C", "b"));
        Assert.Equal(900_090, _watch[MessagingMetrics.GroupConsumedMessages]["C G T"]);
        _b.Topic("T", 1_000_010).Commit("T", "G", 900_007);
        _watch.Collect(_a, _b);
        Assert.Equal(900_097, _watch[MessagingMetrics.GroupConsumedMessages]["C G T"]);
        Assert.Equal(1_000_110, Published("T"));
    }

    [Fact]
    public void A_broker_that_was_away_when_the_exporter_started_makes_no_burst_when_it_comes()
    {
        _a.Topic("T", 100).Commit("T", "G", 90);
        _b.Topic("T", 1_000_000).Commit("T", "G", 900_000);
        _watch.Collect([_a], ("C", "b"));
        _watch.Collect(_a, _b);
        Assert.Equal(90, _watch[MessagingMetrics.GroupConsumedMessages]["C G T"]);
        Assert.Equal(100, Published("T"));
        _b.Topic("T", 1_000_003).Commit("T", "G", 900_001);
        _watch.Collect(_a, _b);
        Assert.Equal(91, _watch[MessagingMetrics.GroupConsumedMessages]["C G T"]);
        Assert.Equal(103, Published("T"));
    }

    [Fact]
    public void A_topic_that_was_refused_at_first_makes_no_burst_when_it_is_told()
    {
        _a.Topic("T", 100);
        _b.Topic("T", 1_000_000).Unread.Add("T");
        _watch.Collect(_a, _b);
        _b.Unread.Clear();
        _watch.Collect(_a, _b);
        Assert.Equal(100, Published("T"));
    }

    [Fact]
    public void A_topic_that_is_new_on_a_broker_counts_from_zero()
    {
        _a.Topic("T", 100);
        _watch.Collect(_a, _b);
        _b.Topic("T", 7);
        _watch.Collect(_a, _b);
        Assert.Equal(107, Published("T"));
    }

    [Fact]
    public void A_broker_that_restarts_with_lower_offsets_lets_no_counter_fall()
    {
        _a.Topic("T", 100).Commit("T", "G", 90);
        _watch.Collect(_a);
        _a.Topic("T", 10).Commit("T", "G", 5);
        _watch.Collect(_a);
        Assert.Equal(100, Published("T"));
        Assert.Equal(90, _watch[MessagingMetrics.GroupConsumedMessages]["C G T"]);
        Assert.Equal(5, _watch[MessagingMetrics.GroupLagMessages]["C G T"]);
        _a.Topic("T", 11).Commit("T", "G", 7);
        _watch.Collect(_a);
        Assert.Equal(101, Published("T"));
        Assert.Equal(92, _watch[MessagingMetrics.GroupConsumedMessages]["C G T"]);
    }

    [Fact]
    public void A_slave_that_answers_for_its_master_is_the_same_broker()
    {
        _a.Topic("T", 100).Commit("T", "G", 90);
        _watch.Collect(_a);
        _a.Source = new("C", "a", 1, "a-s:10911");
        _a.Topic("T", 98).Commit("T", "G", 88);
        _watch.Collect(_a);
        Assert.Equal(10, _watch[MessagingMetrics.GroupLagMessages]["C G T"]);
        Assert.Equal(100, Published("T"));
        Assert.Single(_watch[MessagingMetrics.GroupLagMessages]);
    }

    [Fact]
    public void Lag_in_seconds_is_the_age_of_the_oldest_unconsumed_message_over_all_queues_or_nothing()
    {
        _a.Topic("T", 10, 10).Commit("T", "G", 10, 10);
        Assert.Equal(0, _watch.Collect(_a)[MessagingMetrics.GroupLagSeconds]["C G T"]);
        // Written in the 15 s before this collection, and so on.
        _a.Topic("T", 20, 10);
        Assert.InRange(_watch.Collect(_a)[MessagingMetrics.GroupLagSeconds]["C G T"], 0, 15);
        _a.Topic("T", 20, 20);
        Assert.InRange(_watch.Collect(_a)[MessagingMetrics.GroupLagSeconds]["C G T"], 15, 30);
        _a.Commit("T", "G", 20, 10);
        Assert.InRange(_watch.Collect(_a)[MessagingMetrics.GroupLagSeconds]["C G T"], 15, 30);
        // A rewind to before the exporter's time: it cannot know, and says nothing.
        _a.Commit("T", "G", 20, 3);
        Assert.DoesNotContain("C G T", _watch.Collect(_a)[MessagingMetrics.GroupLagSeconds].Keys);
        Assert.Single(_watch.Pairs[0].Undated);
    }

    [Fact]
    public void Lag_in_seconds_is_the_age_of_a_message_that_is_still_there()
    {
        _a.Topic("T", 10).Commit("T", "G", 10);
        _watch.Collect(_a);
        _a.Topic("T", 20);
        _watch.Collect(_a);
        _a.Topic("T", 30);
        _watch.Collect(_a);
        // Never seen by the exporter, and gone; the next one to consume is 25.
        _a.Topic("T", 25, [30]).Commit("T", "G", 5);
        Assert.InRange(_watch.Collect(_a)[MessagingMetrics.GroupLagSeconds]["C G T"], 15, 30);
    }

    [Fact]
    public void The_dates_that_a_slow_group_needs_are_not_forgotten_for_a_fast_one()
    {
        _a.Group("FAST").Topic("T", 10).Commit("T", "G", 10).Commit("T", "FAST", 10);
        _watch.Collect(_a);
        for (var i = 1; i <= 5; i++)
        {
            _a.Topic("T", 10 + (i * 10)).Commit("T", "FAST", 10 + (i * 10));
            _watch.Collect(_a);
            Assert.Equal(0, _watch[MessagingMetrics.GroupLagSeconds]["C FAST T"]);
            Assert.InRange(_watch[MessagingMetrics.GroupLagSeconds]["C G T"], (i - 1) * 15, i * 15);
        }
    }

    [Fact]
    public void Lag_in_seconds_grows_with_the_clock_while_a_group_stands_still()
    {
        _a.Topic("T", 10).Commit("T", "G", 10);
        _watch.Collect(_a);
        _a.Topic("T", 11);
        var first = _watch.Collect(_a)[MessagingMetrics.GroupLagSeconds]["C G T"];
        for (var i = 1; i <= 500; i++)
        {
            _a.Topic("T", 11 + (i * 10));
            Assert.Equal(first + (15 * i), _watch.Collect(_a)[MessagingMetrics.GroupLagSeconds]["C G T"], first + (15 * i * 0.3));
        }
    }

    [Fact]
    public void A_clock_that_is_set_back_breaks_nothing()
    {
        _a.Topic("T", 10).Commit("T", "G", 10);
        _watch.Collect(_a);
        _a.Topic("T", 20);
        _watch.Collect(_a);
        _watch.Time.Set(_watch.Time.GetUtcNow() - TimeSpan.FromHours(1));
        _a.Topic("T", 30);
        Assert.InRange(_watch.Collect(_a)[MessagingMetrics.GroupLagSeconds]["C G T"], 0, 60);
    }

    [Fact]
    public void Members_are_clients_and_not_connections_and_unknown_until_every_broker_was_asked()
    {
        _a.Topic("T", 10).Commit("T", "G", 5);
        _b.Topic("T", 10).Commit("T", "G", 5);
        Assert.Empty(_watch.Collect(_a, _b)[MessagingMetrics.GroupMembers]);
        _watch.Connect(_a, "G", null);
        Assert.Empty(_watch.Collect(_a, _b)[MessagingMetrics.GroupMembers]);
        Assert.Empty(_watch[MessagingMetrics.GroupStalled]);
        _watch.Connect(_b, "G", null);
        Assert.Equal(0, _watch.Collect(_a, _b)[MessagingMetrics.GroupMembers]["C G"]);
        Assert.Equal(1, _watch[MessagingMetrics.GroupStalled]["C G T no_members"]);
        _watch.Connect(_a, "G", "c1 c2");
        _watch.Connect(_b, "G", "c2 c3");
        Assert.Equal(3, _watch.Collect(_a, _b)[MessagingMetrics.GroupMembers]["C G"]);
        Assert.Empty(_watch[MessagingMetrics.GroupStalled]);
    }

    [Fact]
    public void Nobody_is_said_to_be_missing_who_may_be_connected_to_an_absent_broker()
    {
        _a.Topic("T", 10).Commit("T", "G", 5);
        _b.Topic("T", 10).Commit("T", "G", 5);
        _watch.Connect(_a, "G", null);
        _watch.Connect(_b, "G", "c1");
        Assert.Equal(1, _watch.Collect(_a, _b)[MessagingMetrics.GroupMembers]["C G"]);
        _watch.Collect([_a], ("C", "b"));
        Assert.Empty(_watch[MessagingMetrics.GroupMembers]);
        Assert.Empty(_watch[MessagingMetrics.GroupStalled]);
    }

    [Fact]
    public void Old_news_of_members_is_no_news_even_if_the_clock_was_set_back()
    {
        _a.Topic("T", 10).Commit("T", "G", 5);
        _watch.Connect(_a, "G", "c1");
        Assert.Single(_watch.Collect(_a)[MessagingMetrics.GroupMembers]);
        Assert.Empty(_watch.Cluster.Connections.DueOn(_a.Positions(), ConnectionsMemory.Refresh, _watch.Time.GetUtcNow()));
        _watch.Time.Advance(ConnectionsMemory.MaximumAge);
        Assert.Empty(_watch.Collect(_a)[MessagingMetrics.GroupMembers]);
        _watch.Connect(_a, "G", "c1");
        _watch.Time.Set(_watch.Time.GetUtcNow() - TimeSpan.FromHours(1));
        Assert.Empty(_watch.Collect(_a)[MessagingMetrics.GroupMembers]);
        Assert.Equal(["G"], _watch.Cluster.Connections.DueOn(_a.Positions(), ConnectionsMemory.Refresh, _watch.Time.GetUtcNow()));
    }

    [Fact]
    public void Groups_that_were_never_asked_are_due_before_those_that_were()
    {
        _a.Group("H").Group("I");
        _watch.Connect(_a, "G", null);
        _watch.Time.Advance(TimeSpan.FromSeconds(30));
        _watch.Connect(_a, "H", null);
        Assert.Equal(["I"], _watch.Cluster.Connections.DueOn(_a.Positions(), ConnectionsMemory.Refresh, _watch.Time.GetUtcNow()));
        _watch.Time.Advance(ConnectionsMemory.Refresh);
        Assert.Equal(["I", "G", "H"], _watch.Cluster.Connections.DueOn(_a.Positions(), ConnectionsMemory.Refresh, _watch.Time.GetUtcNow()));
    }

    [Fact]
    public void A_group_is_paused_on_topics_that_it_has_yet_to_consume_from_a_broker_that_does_not_serve_it()
    {
        _a.Topic("T", 10).Commit("T", "G", 5).Topic("U", 10).Commit("U", "G", 5).Topic("V", 10).Commit("V", "G", 5);
        _b.Group("G", enabled: false).Topic("U", 10).Commit("U", "G", 5).Topic("V", 10).Commit("V", "G", 10);
        _watch.Connect(_a, "G", "c1");
        _watch.Collect(_a, _b);
        Assert.Equal(0, _watch[GroupMetrics.ConsumeEnabled]["C G"]);
        Assert.Equal(["C G U paused"], _watch[MessagingMetrics.GroupStalled].Keys);
    }

    [Fact]
    public void A_group_that_no_broker_serves_is_paused_on_everything()
    {
        _a.Group("G", enabled: false).Topic("T", 10).Commit("T", "G", 5);
        _b.Group("G", enabled: false);
        Assert.Equal(["C G T paused"], _watch.Collect(_a, _b)[MessagingMetrics.GroupStalled].Keys);
    }

    [Fact]
    public void Clients_that_consume_nothing_for_two_minutes_stall_their_group()
    {
        _a.Topic("T", 10).Commit("T", "G", 5);
        for (var i = 0; i < 8; i++)
        {
            _watch.Connect(_a, "G", "c1");
            Assert.Empty(_watch.Collect(_a)[MessagingMetrics.GroupStalled]);
        }

        _watch.Connect(_a, "G", "c1");
        Assert.Equal(["C G T not_consuming"], _watch.Collect(_a)[MessagingMetrics.GroupStalled].Keys);
    }

    private long Published(string topic) =>
        _watch.Cluster.Consumption.PublishedOf(_watch.Survey!.Topics.Single(entry => entry.Name == topic));
}
