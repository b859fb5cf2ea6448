using Probes.RocketMq.Collectors.NameServers;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using Probes.RocketMq.Protocol;
using static Probes.Tests.RocketMq.Model.NameServers;

namespace Probes.Tests.RocketMq.Model;

/// <summary>In what name servers differ: registries, topics, routes, settings.</summary>
public sealed class NameServerDivergenceTests
{
    [Fact]
    public void A_broker_is_missing_where_others_list_it() => Assert.Equal(
        ["ns-1 broker_missing broker-b/1", "ns-3 broker_missing broker-a/0", "ns-3 broker_missing broker-b/1"],
        RegistryDivergence.Find([Listing("ns-1", "broker-a/0"), Listing("ns-2", "broker-a/0", "broker-b/1"), Listing("ns-3")], Now).Told());

    [Fact]
    public void An_address_that_only_one_tells_is_wrong() => Assert.Equal(
        ["ns-2 broker_address broker-a/0"],
        RegistryDivergence.Find([Listing("ns-1", "broker-a/0@x:1"), Listing("ns-2", "broker-a/0@y:1"), Listing("ns-3", "broker-a/0@x:1")], Now).Told());

    [Fact]
    public void One_name_server_differs_from_nobody()
    {
        NameServerTables[] alone = [Listing("ns-1", "broker-a/0").Topics("T").Orders(("T", "broker-a:4")).Settings(new Dictionary<string, string> { ["clusterTest"] = "true" })];
        var routes = Routes("T", ("ns-1", [Share("broker-a", 2, 4)])).Topics;
        var brokers = Brokers(("broker-a", ["T", "U"]));
        Assert.Empty(RegistryDivergence.Find(alone, Now));
        Assert.Empty(TopicDivergence.Find(alone, routes, brokers, _ => true));
        Assert.Empty(RouteDivergence.Find(alone, routes, brokers));
        Assert.Empty(SettingDivergence.Find(alone));
    }

    [Fact]
    public void A_topic_is_missing_where_others_list_it()
    {
        NameServerTables[] both = [Listing("ns-1", "broker-a/0").Topics("T", "U"), Listing("ns-2", "broker-a/0").Topics("U")];
        Assert.Equal(["ns-2 topic_missing T"], TopicDivergence.Find(both, new RouteTable().Topics, BrokerTopics.None, _ => true).Told());
    }

    [Fact]
    public void A_younger_route_says_more_than_an_old_list()
    {
        var earlier = Now - TimeSpan.FromSeconds(40);
        NameServerTables[] both = [Listing("ns-1", "broker-a/0").TopicsAt(earlier, "T"), Listing("ns-2", "broker-a/0").TopicsAt(earlier)];
        var brokers = Brokers(("broker-a", ["T"]));
        Assert.Empty(TopicDivergence.Find(both, Routes("T", ("ns-1", [Share("broker-a")]), ("ns-2", [Share("broker-a")])).Topics, brokers, _ => true));
        var finding = Assert.Single(TopicDivergence.Find(both, Routes("T", ("ns-1", [Share("broker-a")]), ("ns-2", [])).Topics, brokers, _ => true));
        Assert.Equal((DivergenceKind.TopicMissing, "ns-2", Now), (finding.Difference.Kind, finding.Difference.NameServer, finding.At));
        // The list is younger: it has come back since.
        NameServerTables[] later = [both[0].TopicsAt(Now + TimeSpan.FromSeconds(1), "T"), both[1].TopicsAt(Now + TimeSpan.FromSeconds(1), "T")];
        Assert.Empty(TopicDivergence.Find(later, Routes("T", ("ns-1", [Share("broker-a")]), ("ns-2", [])).Topics, brokers, _ => true));
    }

    [Fact]
    public void Topics_of_a_lost_master_are_not_missing_as_well()
    {
        NameServerTables[] both = [Listing("ns-1", "broker-a/0", "broker-b/0").Topics("A", "B"), Listing("ns-2", "broker-b/0").Topics()];
        Assert.Equal(
            ["ns-2 topic_missing B"],
            TopicDivergence.Find(both, new RouteTable().Topics, Brokers(("broker-a", ["A"]), ("broker-b", ["B"])), _ => true).Told());
    }

    [Fact]
    public void A_topic_that_no_broker_has_is_left_over_where_it_is_listed()
    {
        NameServerTables[] both = [Listing("ns-1", "broker-a/0").Topics("T", "%RETRY%G"), Listing("ns-2", "broker-a/0").Topics()];
        Assert.Equal(
            ["ns-1 topic_leftover T", "ns-2 topic_missing %RETRY%G"],
            TopicDivergence.Find(both, new RouteTable().Topics, Brokers(("broker-a", ["U"])), topic => topic == "T").Told());
        // One broker did not answer: it may have it.
        Assert.Equal(
            ["ns-2 topic_missing %RETRY%G", "ns-2 topic_missing T"],
            TopicDivergence.Find(both, new RouteTable().Topics, Brokers(isComplete: false, 6, ("broker-a", ["U"])), topic => topic == "T").Told());
    }

    [Fact]
    public void Of_two_routes_the_broker_says_which_is_right()
    {
        NameServerTables[] both = [Listing("ns-1", "broker-a/0"), Listing("ns-2", "broker-a/0")];
        var routes = Routes("T", ("ns-1", [Share("broker-a", 8)]), ("ns-2", [Share("broker-a", 4)])).Topics;
        Assert.Equal(["ns-1 route T"], RouteDivergence.Find(both, routes, Brokers(("broker-a", ["T"]))).Told());
        Assert.Equal(["ns-1 route T", "ns-2 route T"], RouteDivergence.Find(both, routes, BrokerTopics.None).Told());
    }

    [Fact]
    public void A_route_to_a_broker_that_others_do_not_name_differs()
    {
        NameServerTables[] both = [Listing("ns-1", "broker-a/0", "broker-b/0"), Listing("ns-2", "broker-a/0", "broker-b/0")];
        var routes = Routes("T", ("ns-1", [Share("broker-a"), Share("broker-b")]), ("ns-2", [Share("broker-a")])).Topics;
        Assert.Equal(["ns-2 route T"], RouteDivergence.Find(both, routes, Brokers(("broker-a", ["T"]), ("broker-b", ["T"]))).Told());
        Assert.Equal(["ns-1 route T"], RouteDivergence.Find(both, routes, Brokers(("broker-a", ["T"]), ("broker-b", []))).Told());
    }

    [Fact]
    public void Routes_to_a_lost_master_are_not_different_as_well()
    {
        NameServerTables[] both = [Listing("ns-1", "broker-a/0", "broker-b/0"), Listing("ns-2", "broker-a/0", "broker-b/1")];
        var routes = Routes("T", ("ns-1", [Share("broker-a"), Share("broker-b")]), ("ns-2", [Share("broker-a")])).Topics;
        Assert.Empty(RouteDivergence.Find(both, routes, Brokers(("broker-a", ["T"]), ("broker-b", ["T"]))));
    }

    [Fact]
    public void Several_brokers_of_a_topic_make_one_finding()
    {
        NameServerTables[] both = [Listing("ns-1", "broker-a/0", "broker-b/0"), Listing("ns-2", "broker-a/0", "broker-b/0")];
        var routes = Routes("T", ("ns-1", [Share("broker-a"), Share("broker-b")]), ("ns-2", [Share("broker-a", 2), Share("broker-b", 2)])).Topics;
        Assert.Equal(["ns-2 route T"], RouteDivergence.Find(both, routes, Brokers(("broker-a", ["T"]), ("broker-b", ["T"]))).Told());
    }

    [Fact]
    public void A_permission_differs_by_what_the_broker_tells_name_servers()
    {
        NameServerTables[] both = [Listing("ns-1", "broker-a/0"), Listing("ns-2", "broker-a/0")];
        var routes = Routes("T", ("ns-1", [Share("broker-a", permission: 4)]), ("ns-2", [Share("broker-a", permission: 6)])).Topics;
        Assert.Equal(["ns-1 permission T"], RouteDivergence.Find(both, routes, Brokers(("broker-a", ["T"]))).Told());
        // The broker as a whole is closed for writes: it is the other one that did not hear of it.
        Assert.Equal(["ns-2 permission T"], RouteDivergence.Find(both, routes, Brokers(true, permission: 4, ("broker-a", ["T"]))).Told());
        Assert.Equal(["ns-1 permission T", "ns-2 permission T"], RouteDivergence.Find(both, routes, Brokers(true, permission: null, ("broker-a", ["T"]))).Told());
    }

    [Fact]
    public void A_third_bit_that_was_lost_when_the_others_were_given_back_is_no_difference()
    {
        var source = new BrokerTopicSource("broker-a", () => [("T", new TopicShape(4, 4, 7))], 7);
        Assert.Equal(6, source.Read()["T"].Permission);
        Assert.Equal(
            [6],
            RouteReader.Read(new TopicRoute([new QueueData("broker-a", 4, 4, 7, 0)], [], null, false)).Select(entry => entry.Queues.Permission ?? 0));
    }

    [Fact]
    public void A_group_without_master_loses_its_permission_and_that_is_no_difference()
    {
        NameServerTables[] both = [Listing("ns-1", "broker-a/0", "broker-a/1"), Listing("ns-2", "broker-a/1")];
        var routes = Routes("T", ("ns-1", [Share("broker-a")]), ("ns-2", [Share("broker-a", permission: 4)])).Topics;
        Assert.Empty(RouteDivergence.Find(both, routes, Brokers(("broker-a", ["T"]))));
    }

    [Fact]
    public void An_ordered_topic_differs_in_its_entry_or_for_want_of_one() => Assert.Equal(
        ["ns-2 kv T", "ns-3 kv U"],
        SettingDivergence.Find([
            Listing("ns-1").Orders(("T", "a:4")), Listing("ns-2").Orders(("T", "a:8")), Listing("ns-3").Orders(("T", "a:4"), ("U", "a:1")),
            Listing("ns-4")]).Told());

    [Theory]
    [InlineData("rocketmq-4.9.8")]
    [InlineData("rocketmq-5.3.3")]
    public void Paths_ports_and_addresses_are_each_name_server_s_own(string set)
    {
        var one = Configuration(set);
        var two = new Dictionary<string, string>(one)
        {
            ["rocketmqHome"] = "/other", ["kvConfigPath"] = "/other/kvConfig.json", ["configStorePath"] = "/other.conf",
            ["listenPort"] = "9999", ["bindAddress"] = "10.0.0.7", ["serverWorkerThreads"] = "99",
        };
        Assert.Equal(one.Count, two.Count);
        Assert.Empty(SettingDivergence.Find([Listing("ns-1").Settings(one), Listing("ns-2").Settings(two)]));
        two["orderMessageEnable"] = "true";
        Assert.Equal(
            ["ns-2 configuration orderMessageEnable"],
            SettingDivergence.Find([Listing("ns-1").Settings(one), Listing("ns-2").Settings(two), Listing("ns-3").Settings(one)]).Told());
    }

    [Fact]
    public void Name_servers_of_two_releases_have_no_settings_that_differ() => Assert.Empty(SettingDivergence.Find(
        [Listing("ns-1").Settings(Configuration("rocketmq-4.9.8")), Listing("ns-2").Settings(Configuration("rocketmq-5.3.3")), Listing("ns-3").Settings(Configuration("rocketmq-4.7.1"))]));

    private static IReadOnlyDictionary<string, string> Configuration(string set) =>
        GetNamesrvConfig.Read(RemotingCodec.Read(CaptureSet.Load(set)["ns.GET_NAMESRV_CONFIG"].Response).Body);
}
