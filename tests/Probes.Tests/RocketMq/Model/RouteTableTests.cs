using System.Collections.Immutable;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using static Probes.Tests.RocketMq.Model.NameServers;

namespace Probes.Tests.RocketMq.Model;

public sealed class RouteTableTests
{
    [Fact]
    public void Equal_routes_are_known_to_be_equal()
    {
        var table = Routes("T", ("ns-1", [Share("broker-a")]), ("ns-2", [Share("broker-a")])).And("U", ("ns-1", [Share("broker-a")]), ("ns-2", []));
        Assert.True(table.Topics["T"].Agree);
        Assert.False(table.Topics["U"].Agree);
        Assert.Same(table.Topics["T"].ByNameServer["ns-1"][0], table.Topics["U"].ByNameServer["ns-1"][0]);
    }

    [Fact]
    public void Nothing_old_is_kept_and_nothing_of_topics_that_are_gone()
    {
        var table = Routes("T", ("ns-1", [Share("broker-a")])).And("U", ("ns-1", []));
        table.Keep(new HashSet<string> { "T" });
        Assert.Equal(["T"], table.Topics.Keys);
        table.DropOld(Now + RouteTable.MaximumAge);
        Assert.Equal(Now, table.OldestAt);
        table.DropOld(Now + RouteTable.MaximumAge + TimeSpan.FromSeconds(1));
        Assert.Empty(table.Topics);
        Assert.Null(table.OldestAt);
    }

    [Fact]
    public void A_topic_that_nobody_answered_for_keeps_what_was_known()
    {
        var table = Routes("T", ("ns-1", [Share("broker-a")]));
        table.Note("T", [], Now.AddSeconds(9));
        Assert.Equal(Now, table.Topics["T"].At);
        table.Note("T", [("ns-2", ImmutableArray<RouteEntry>.Empty)], Now.AddSeconds(9));
        Assert.Equal(["ns-1", "ns-2"], table.Topics["T"].ByNameServer.Keys.Order());
    }

    [Fact]
    public void What_a_name_server_said_counts_for_a_while_when_it_does_not_answer()
    {
        var table = Routes("T", ("ns-1", [Share("broker-a")]), ("ns-2", [Share("broker-a", queues: 2)]));
        table.Note("T", [("ns-1", [Share("broker-a")])], Now.AddMinutes(1));
        var routes = table.Topics["T"];
        Assert.False(routes.Agree);
        Assert.Equal((Now.AddMinutes(1), Now, Now), (routes.AtOf("ns-1"), routes.AtOf("ns-2"), table.OldestAt));
        Assert.Equal(Now, Assert.Single(RouteDivergence.Find([Listing("ns-1", "broker-a/0"), Listing("ns-2", "broker-a/0")], table.Topics, Brokers(("broker-a", ["T"])))).At);

        // And again, with the time at which it was said.
        table.Note("T", [("ns-1", [Share("broker-a")])], Now + RouteTable.Remembrance);
        Assert.Equal(Now, table.Topics["T"].AtOf("ns-2"));
        table.Note("T", [("ns-1", [Share("broker-a")])], Now + RouteTable.Remembrance + TimeSpan.FromSeconds(1));
        Assert.Equal(["ns-1"], table.Topics["T"].ByNameServer.Keys);
        Assert.True(table.Topics["T"].Agree);
    }

    [Fact]
    public void A_stale_name_server_that_is_slow_at_times_stays_settled()
    {
        var (table, watch) = (new RouteTable(), new DivergenceWatch());
        NameServerTables[] both = [Listing("ns-1", "broker-a/0"), Listing("ns-2", "broker-a/0")];
        for (var i = 0; i < 20; i++)
        {
            var at = Now.AddSeconds(15 * i);
            table.Note("T", [("ns-1", [Share("broker-a")]), .. i % 4 == 3 ? [] : new[] { ("ns-2", ImmutableArray.Create(Share("broker-a", queues: 2))) }], at);
            var report = watch.Observe(both, isWhole: true, table.Topics, Brokers(("broker-a", ["T"])), _ => true, at);
            Assert.Single(report.Current);
            Assert.Equal(i >= 4 ? 1 : 0, report.Settled.Count);
        }
    }

    [Fact]
    public void Topics_without_a_writable_queue_are_told_by_name_and_groups_retry_topics_last()
    {
        var table = Routes("read-only", ("ns-1", [Share("broker-a", permission: 4), Share("broker-b", permission: 4)]))
            .And("half", ("ns-1", [Share("broker-a", permission: 4), Share("broker-b")]))
            .And("%RETRY%G", ("ns-1", [Share("broker-a", permission: 4)]))
            .And("no-queues", ("ns-1", [Share("broker-a", queues: 0)]))
            .And("no-route", ("ns-1", []))
            .And("elsewhere", ("ns-2", [Share("broker-a", permission: 4)]));
        var health = RouteHealth.Of(Listing("ns-1", "broker-a/0", "broker-b/1"), table.Topics);
        Assert.Equal(5, health.Known);
        Assert.Equal(["no-queues", "read-only", "%RETRY%G"], health.Unwritable);
        // Of broker-b, only a slave is registered.
        Assert.Equal(2, health.Masterless);
    }

    [Fact]
    public void A_permission_is_wiped_where_the_broker_would_take_writes()
    {
        var table = Routes("T", ("ns-1", [Share("broker-a", permission: 4), Share("broker-b", permission: 4)]), ("ns-2", [Share("broker-a")]));
        NameServerTables[] both = [Listing("ns-1", "broker-a/0", "broker-b/1"), Listing("ns-2", "broker-a/0")];
        (string, string[])[] topics = [("broker-a", ["T"]), ("broker-b", ["T"])];
        Assert.Equal([(new WipedPermission("ns-1", "broker-a", "T"), Now)], WipedPermission.Find(both, table.Topics, Brokers(topics)));
        Assert.Empty(WipedPermission.Find(both, table.Topics, Brokers(true, permission: 4, topics)));
        Assert.Empty(WipedPermission.Find(both, table.Topics, Brokers(true, permission: null, topics)));
        Assert.Empty(WipedPermission.Find(both, table.Topics, BrokerTopics.None));
    }

    [Fact]
    public void A_slave_acts_as_master_if_routes_show_it_under_id_0()
    {
        NameServerTables[] nameServers = [Listing("ns-1", "broker-a/1", "broker-b/0", "broker-c/1", "broker-d/1")];
        var table = Routes("T", ("ns-1", [Share("broker-a", master: "broker-a-1:10911"), Share("broker-b"), Share("broker-c", master: "broker-c-0:10911")]));
        // Of broker-d no route is known, and so nothing can be said; the address of broker-c's is the old master's.
        Assert.Equal(
            [(("C", "broker-a"), true), (("C", "broker-b"), false), (("C", "broker-c"), false)],
            ActingMasters.Find(nameServers, table.Topics).Select(entry => (entry.Key, entry.Value)));
    }

    [Fact]
    public void What_differs_is_in_doubt_and_one_topic_of_each_group_without_master()
    {
        NameServerTables[] nameServers = [Listing("ns-1", "broker-a/1", "broker-b/0")];
        var table = Routes("T", ("ns-1", [Share("broker-a")])).And("U", ("ns-1", [Share("broker-a")])).And("V", ("ns-1", [Share("broker-b")]));
        HashSet<Difference> differences = [new("ns-1", DivergenceKind.Route, "V"), new("ns-1", DivergenceKind.BrokerMissing, "broker-b/1"), new("ns-1", DivergenceKind.OrderConfiguration, "W")];
        var doubts = RouteDoubts.Of(new DivergenceReport(differences, new HashSet<Difference>()), ["X"], nameServers, table.Topics);
        Assert.Equal(3, doubts.Topics.Count);
        Assert.Subset(doubts.Topics.ToHashSet(), new HashSet<string> { "V", "X" });
        Assert.True(doubts.Topics.Contains("T") ^ doubts.Topics.Contains("U"));
        Assert.Equal((true, false), (doubts.Orders, doubts.Configurations));
    }
}
