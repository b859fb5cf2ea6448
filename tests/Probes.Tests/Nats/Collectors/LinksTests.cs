using Probes.Contract;
using Probes.Nats;
using Probes.Nats.Collectors.Links;

namespace Probes.Tests.Nats.Collectors;

public sealed class LinksTests
{
    private const string Varz = """{ "server_id": "A", "server_name": "a", "cluster": { "name": "c" }, "routes": 3 }""";

    [Fact]
    public async Task Routes_of_2_9_10_go_by_the_names_of_servers_that_answer_too()
    {
        var told = await Scraping.OnceAsync(new RoutesCollector(), new ScriptedWay().With("loaded", "n1", "n2", "n3"));
        Assert.Equal(
            ["n2", "n3"],
            told.Keys.Where(key => key.StartsWith("nats_route_connections c1 n1 ", StringComparison.Ordinal)).Select(key => key.Split(' ')[^1]).Order());
        Assert.Equal(0.000179, told["nats_route_roundtrip_seconds c1 n1 n2"], 9);
        Assert.Equal(209756, told["nats_route_sent_messages_total c1 n1 n2"]);
        Assert.Equal((3, 0), (told["nats_server_cluster_members c1 n1"], told["nats_server_unrouted_peers c1 n1"]));
    }

    [Fact]
    public async Task A_member_that_is_down_is_missing()
    {
        var told = await Scraping.OnceAsync(new RoutesCollector(), new ScriptedWay().With("n3down", "n1", "n2"));
        Assert.Equal((2, 0), (told["nats_server_cluster_members c1 n1"], told["nats_server_unrouted_peers c1 n1"]));
        Assert.DoesNotContain("nats_route_connections c1 n1 n3", told.Keys);
    }

    [Fact]
    public async Task Several_connections_to_one_peer_are_one_series_and_a_cut_is_seen()
    {
        var way = new ScriptedWay()
            .With("a", ("/varz", Varz), ("/routez",
                """
                { "routes": [ { "rid": 1, "remote_id": "B", "remote_name": "b", "rtt": "1ms", "in_msgs": 10, "pending_size": 5 },
                              { "rid": 2, "remote_id": "B", "remote_name": "b", "rtt": "3ms", "in_msgs": 1, "account": "APP", "compression": "s2_fast" },
                              { "rid": 3, "remote_id": "X", "remote_name": "x", "rtt": "" } ] }
                """))
            .With("d", ("/varz", """{ "server_id": "D", "server_name": "d", "cluster": { "name": "c" }, "routes": 0 }"""));
        var told = await Scraping.OnceAsync(new RoutesCollector(), way);
        Assert.Equal(2, told["nats_route_connections c a b"]);
        Assert.Equal(0.003, told["nats_route_roundtrip_seconds c a b"], 9);
        Assert.Equal(11, told["nats_route_received_messages_total c a b"]);
        Assert.DoesNotContain("nats_route_roundtrip_seconds c a x", told.Keys);
        Assert.Equal((3, 1), (told["nats_server_cluster_members c a"], told["nats_server_unrouted_peers c a"]));
        Assert.Equal((1, 1), (told["nats_server_cluster_members c d"], told["nats_server_unrouted_peers c d"]));
    }

    [Fact]
    public async Task Gateways_are_told_by_cluster_and_direction()
    {
        var told = await Scraping.OnceAsync(new GatewaysCollector(), new ScriptedWay().With("loaded", "n1", "leaf1"));
        Assert.Equal(1, told["nats_gateway_connected c1 n1 c2"]);
        Assert.Equal(55553, told["nats_gateway_sent_messages_total c1 n1 c2 outbound"]);
        Assert.Equal(169, told["nats_gateway_received_messages_total c1 n1 c2 inbound"]);
        Assert.Equal(0.00009, told["nats_gateway_roundtrip_seconds c1 n1 c2 outbound"], 9);
        Assert.DoesNotContain(told.Keys, key => key.StartsWith("nats_gateway_connected c1 n1 c1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_gateway_that_is_configured_and_not_connected_is_told()
    {
        var way = new ScriptedWay().With("a",
            ("/varz", """{ "server_id": "A", "server_name": "a", "gateway": { "name": "c1", "gateways": [ { "name": "c1" }, { "name": "c2" } ] } }"""),
            ("/gatewayz", """{ "name": "c1", "outbound_gateways": {}, "inbound_gateways": {} }"""));
        Assert.Equal(new Dictionary<string, double> { ["nats_gateway_connected a a c2"] = 0 }, await Scraping.OnceAsync(new GatewaysCollector(), way));
    }

    [Fact]
    public async Task Leaf_nodes_go_by_name_or_address_and_never_by_port()
    {
        var way = new ScriptedWay().With("loaded", "n1").With("a",
            ("/varz", """{ "server_id": "A", "server_name": "a", "leafnodes": 2 }"""),
            ("/leafz", """{ "leafs": [ { "name": "edge", "account": "APP", "ip": "10.0.0.1", "port": 1, "in_msgs": 1 }, { "name": "edge", "account": "APP", "ip": "10.0.0.1", "port": 2, "in_msgs": 2 } ] }"""));
        var told = await Scraping.OnceAsync(new LeafnodesCollector(), way);
        Assert.Equal(73600, told["nats_leafnode_sent_messages_total c1 n1 APP 127.0.0.1"]);
        Assert.Equal(0.000172, told["nats_leafnode_roundtrip_seconds c1 n1 APP 127.0.0.1"], 9);
        Assert.Equal((2, 3), (told["nats_leafnode_connections a a APP edge"], told["nats_leafnode_received_messages_total a a APP edge"]));
    }

    [Fact]
    public async Task Leaf_connections_that_nothing_tells_apart_grow_together()
    {
        var way = new ScriptedWay();
        await using var scraping = new Scraping(new LeafnodesCollector(), way);
        foreach (var (first, second) in new[] { (100, 5), (101, 6), (102, 7) })
        {
            way.With("a", ("/varz", """{ "server_id": "A", "server_name": "a", "leafnodes": 2 }"""), ("/leafz", $$"""
                { "leafs": [ { "name": "hub", "account": "APP", "ip": "10.0.0.1", "port": 7422, "in_msgs": {{first}} }, { "name": "hub", "account": "APP", "ip": "10.0.0.1", "port": 7422, "in_msgs": {{second}} } ] }
                """));
            var told = await scraping.CollectAsync();
            Assert.Equal((first + second, 2), (told["nats_leafnode_received_messages_total a a APP hub"], told["nats_leafnode_connections a a APP hub"]));
        }
    }

    [Fact]
    public async Task Accounts_that_are_filtered_out_have_no_leaf_nodes()
    {
        Assert.True(NamePattern.TryParse("OTHER", out var other));
        var options = new NatsOptions { Accounts = new NameFilter(other, NamePattern.None) };
        Assert.Empty(await Scraping.OnceAsync(new LeafnodesCollector(), new ScriptedWay().With("loaded", "n1"), options));
    }

    [Fact]
    public async Task A_server_by_itself_is_not_asked_for_what_it_cannot_have()
    {
        var way = new ScriptedWay().With("small", "solo");
        Assert.Empty(await Scraping.OnceAsync(new RoutesCollector(), way));
        Assert.Empty(await Scraping.OnceAsync(new GatewaysCollector(), way));
        Assert.Empty(await Scraping.OnceAsync(new LeafnodesCollector(), way));
        Assert.Equal(["/varz"], way.Asked.Distinct());
    }
}
