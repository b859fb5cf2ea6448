using System.Collections.Immutable;
using Probes.Metrics;
using Probes.RocketMq;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using Probes.RocketMq.Model.Subscriptions;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>What is written of the members of groups, and of pairs that they have to do with.</summary>
public sealed class SubscriptionTests
{
    private readonly Watch _watch = new();
    private readonly FakeBroker _a = new FakeBroker("a").Group("G").Topic("T", 100).Topic("U", 100);
    private readonly FakeBroker _b = new FakeBroker("b").Group("G").Topic("T", 100);

    [Fact]
    public void A_group_is_judged_when_it_was_watched_for_a_while_and_not_when_it_is_offline()
    {
        Minutes(2, "T");
        Assert.Empty(_watch[SubscriptionMetrics.Consistent]);
        Minutes(2, "T");
        Assert.Equal(1, _watch[SubscriptionMetrics.Consistent]["C G"]);
        Assert.Equal(0, _watch[SubscriptionMetrics.Changes]["C G"]);
        Assert.Empty(_watch[SubscriptionMetrics.Inconsistent]);
        Assert.Equal(SubscriptionReasons.All.Count, _watch[SubscriptionMetrics.InconsistentGroups].Count);
        Assert.All(_watch[SubscriptionMetrics.InconsistentGroups], entry => Assert.Equal(0, entry.Value));

        Connect(null, "T");
        _watch.Collect(_a, _b);
        Assert.Empty(_watch[SubscriptionMetrics.Consistent]);
        Assert.Equal(0, _watch[SubscriptionMetrics.Changes]["C G"]);
    }

    [Fact]
    public void A_table_that_goes_back_and_forth_is_told_with_its_reason()
    {
        Minutes(1, "T");
        Minutes(1, "U");
        Minutes(1, "T");
        Assert.Equal(0, _watch[SubscriptionMetrics.Consistent]["C G"]);
        Assert.Equal(["C G topics_differ"], _watch[SubscriptionMetrics.Inconsistent].Keys);
        Assert.Equal(1, _watch[SubscriptionMetrics.InconsistentGroups]["C topics_differ"]);
        // Two brokers, there and back.
        Assert.Equal(4, _watch[SubscriptionMetrics.Changes]["C G"]);
    }

    [Fact]
    public void What_clients_themselves_say_counts_before_and_after_there_are_signs()
    {
        var none = ImmutableHashSet<SubscriptionReason>.Empty;
        Minutes(1, "T");
        _watch.Cluster.ExactFindings.Note("C", "G", new SubscriptionFindings([SubscriptionReason.TagsDiffer], [SubscriptionReason.TagsDiffer]), NoQueues, _watch.Time.GetUtcNow());
        _watch.Collect(_a, _b);
        Assert.Equal(["C G tags_differ"], _watch[SubscriptionMetrics.Inconsistent].Keys);

        Minutes(1, "U");
        Minutes(1, "T");
        _watch.Cluster.ExactFindings.Note("C", "G", new SubscriptionFindings(none, [SubscriptionReason.TopicsDiffer]), NoQueues, _watch.Time.GetUtcNow());
        _watch.Collect(_a, _b);
        Assert.Equal(1, _watch[SubscriptionMetrics.Consistent]["C G"]);
        // Too old to be true.
        _watch.Time.Advance(TimeSpan.FromMinutes(15));
        Minutes(1, "T");
        Assert.Equal(0, _watch[SubscriptionMetrics.Consistent]["C G"]);
    }

    [Fact]
    public void Clients_that_a_broker_misses_and_ids_that_are_used_twice_are_counted()
    {
        for (var i = 0; i < 5; i++)
        {
            _watch.Connect(_a, "G", "c1 c2 c2@10.0.0.9:5", "CLUSTERING", "T");
            _watch.Connect(_b, "G", "c1", "CLUSTERING", "T");
            _watch.Time.Advance(TimeSpan.FromSeconds(45));
            _watch.Collect(_a, _b);
        }

        Assert.Equal(new Dictionary<string, double> { ["C G b"] = 1 }, _watch[SubscriptionMetrics.MissingClients]);
        Assert.Equal(1, _watch[SubscriptionMetrics.ClientIdsTwice]["C G"]);
        Assert.Equal(["C G client_id_twice", "C G client_missing"], _watch[SubscriptionMetrics.Inconsistent].Keys.Order());
        Assert.Equal(2, _watch[MessagingMetrics.GroupMembers]["C G"]);
    }

    [Fact]
    public void Offenders_are_counted_all_and_named_some()
    {
        var names = Enumerable.Range(0, 25).Select(i => $"G{i:00}").ToList();
        names.ForEach(name => (_, _) = (_a.Group(name), _b.Group(name)));
        for (var i = 0; i < 5; i++)
        {
            foreach (var name in names)
            {
                _watch.Connect(_a, name, "c1", "CLUSTERING", "T");
                _watch.Connect(_b, name, null);
            }

            _watch.Time.Advance(TimeSpan.FromSeconds(45));
            _watch.Collect(_a, _b);
        }

        Assert.Equal(25, _watch[SubscriptionMetrics.InconsistentGroups]["C client_missing"]);
        Assert.Equal(Offenders.Named, _watch[SubscriptionMetrics.MissingClients].Count);
        Assert.Contains("C G00 b", _watch[SubscriptionMetrics.MissingClients].Keys);
    }

    [Fact]
    public void A_broker_without_the_topic_misses_nobody()
    {
        for (var i = 0; i < 5; i++)
        {
            _watch.Connect(_a, "G", "c1", "CLUSTERING", "U");
            _watch.Connect(_b, "G", null);
            _watch.Time.Advance(TimeSpan.FromSeconds(45));
            _watch.Collect(_a, _b);
        }

        Assert.Equal(1, _watch[SubscriptionMetrics.Consistent]["C G"]);
    }

    [Fact]
    public void Clients_are_counted_by_language_and_version()
    {
        _watch.Connect(_a, "G", "c1 c2", "CLUSTERING", "T");
        _watch.Connect(_b, "G", "c2 c3", "CLUSTERING", "T");
        _watch.Collect(_a, _b);
        Assert.Equal(new Dictionary<string, double> { ["C G JAVA 4.9.8"] = 3 }, _watch[GroupMetrics.Clients]);
    }

    [Fact]
    public void A_topic_that_members_have_left_keeps_its_lag_and_is_said_to_be_nobodys()
    {
        _a.Commit("T", "G", 100).Commit("U", "G", 40);
        Minutes(2, "T");
        Assert.Empty(_watch[SubscriptionMetrics.UnsubscribedTopics]);
        Minutes(3, "T");
        Assert.Equal(60, _watch[MessagingMetrics.GroupLagMessages]["C G U"]);
        Assert.Equal(1, _watch[SubscriptionMetrics.UnsubscribedTopics]["C G"]);
        Assert.Equal(["C G U not_subscribed"], _watch[MessagingMetrics.GroupStalled].Keys);

        Minutes(4, "T", "U");
        Assert.Equal(0, _watch[SubscriptionMetrics.UnsubscribedTopics]["C G"]);
        Assert.Equal(["C G U not_consuming"], _watch[MessagingMetrics.GroupStalled].Keys);
    }

    [Fact]
    public void A_topic_that_somebody_consumes_although_no_broker_says_so_gives_members_away()
    {
        for (var i = 0; i < 6; i++)
        {
            _a.Commit("U", "G", 10 * i);
            Minutes(1, "T");
        }

        Assert.Equal(["C G topics_differ"], _watch[SubscriptionMetrics.Inconsistent].Keys);
        Assert.DoesNotContain("C G U not_subscribed", _watch[MessagingMetrics.GroupStalled].Keys);
    }

    [Fact]
    public void Topics_that_nobody_has_are_counted_where_every_broker_answers()
    {
        View("a", "b");
        Minutes(4, "T", "GONE");
        Assert.Equal((2, 1), (_watch[SubscriptionMetrics.SubscribedTopics]["C G"], _watch[SubscriptionMetrics.MissingTopics]["C G"]));
        Assert.Equal(0, _watch[SubscriptionMetrics.IdleGroups]["C"]);
        Minutes(15, "GONE");
        Minutes(60, "GONE");
        Assert.Equal((1, 1), (_watch[SubscriptionMetrics.SubscribedTopics]["C G"], _watch[SubscriptionMetrics.MissingTopics]["C G"]));
        Assert.Equal(1, _watch[SubscriptionMetrics.IdleGroups]["C"]);

        View("a", "b", "c");
        _watch.Collect(_a, _b);
        Assert.Empty(_watch[SubscriptionMetrics.MissingTopics]);
        Assert.Empty(_watch[SubscriptionMetrics.IdleGroups]);
    }

    [Fact]
    public void A_queue_that_nobody_owns_is_told_where_it_has_messages()
    {
        _a.Topic("T", 100, 100).Commit("T", "G", 50, 100).Commit("U", "G", 40);
        _b.Commit("T", "G", 100);
        Connect("c1", "T");
        Unowned(("T", "a", 1), ("T", "b", 0));
        Assert.Empty(_watch.Collect(_a, _b)[MessagingMetrics.GroupStalled]);
        Unowned(("T", "a", 0));
        Assert.Equal(["C G T queue_unowned"], _watch.Collect(_a, _b)[MessagingMetrics.GroupStalled].Keys);
        Unowned();
        Assert.Empty(_watch.Collect(_a, _b)[MessagingMetrics.GroupStalled]);
    }

    [Fact]
    public void A_queue_that_stands_still_while_others_move_is_told_after_five_minutes()
    {
        for (var i = 0; i < 21; i++)
        {
            _a.Topic("T", 100, 200 + (10 * i)).Commit("T", "G", 50, 190 + (10 * i));
            Connect("c1", "T");
            _watch.Collect(_a);
            Assert.Equal(i >= 20 ? ["C G T frozen_queue"] : [], _watch[MessagingMetrics.GroupStalled].Keys);
        }

        _a.Commit("T", "G", 51, 400);
        Assert.Empty(_watch.Collect(_a)[MessagingMetrics.GroupStalled]);
    }

    [Fact]
    public void Messages_that_go_round_are_told_at_the_topic_that_feeds_them()
    {
        for (var i = 0; i < 30; i++)
        {
            _a.Topic("T", 10 * i).Commit("T", "G", 10 * i).Commit("U", "G", 100);
            _a.Topic("%RETRY%G", 10 * i).Commit("%RETRY%G", "G", 10 * i);
            Connect("c1", "T", "U");
            _watch.Collect(_a);
        }

        Assert.Equal(["C G T retry_loop"], _watch[MessagingMetrics.GroupStalled].Keys);
    }

    [Fact]
    public void Some_retries_are_no_loop()
    {
        for (var i = 0; i < 30; i++)
        {
            _a.Topic("T", 10 * i).Commit("T", "G", 10 * i).Topic("%RETRY%G", 4 * i).Commit("%RETRY%G", "G", 4 * i);
            _watch.Collect(_a);
            Assert.Empty(_watch[MessagingMetrics.GroupStalled]);
        }
    }

    private static readonly HashSet<(string Topic, string Broker, int QueueId)> NoQueues = [];

    // Asked once a minute, collected each quarter.
    private void Minutes(int count, params string[] topics)
    {
        for (var i = 0; i < count; i++)
        {
            Connect("c1 c2", topics);
            for (var quarter = 0; quarter < 4; quarter++)
                _watch.Collect(_a, _b);
        }
    }

    private void Connect(string? clients, params string[] topics)
    {
        _watch.Connect(_a, "G", clients, "CLUSTERING", topics);
        _watch.Connect(_b, "G", clients, "CLUSTERING", topics);
    }

    private void Unowned(params (string, string, int)[] queues) =>
        _watch.Cluster.ExactFindings.Note("C", "G", null, queues.ToHashSet(), _watch.Time.GetUtcNow());

    private void View(params string[] brokers) => _watch.Cluster.RefreshAsync(
        [new Registry([.. brokers.Select(broker => new BrokerMember("C", broker, 0, broker + ":10911"))])]).GetAwaiter().GetResult();
}
