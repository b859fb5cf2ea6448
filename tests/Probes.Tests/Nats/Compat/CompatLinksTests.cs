using Probes.Nats.Collectors.Compat.Exporter;
using Probes.Nats.Collectors.Compat.Surveyor;

namespace Probes.Tests.Nats.Compat;

/// <summary>What went over connections stays in the sums after one of them was closed.</summary>
public sealed class CompatLinksTests : IAsyncDisposable
{
    private const string Varz = """{ "server_id": "A", "server_name": "a", "routes": 2, "leafnodes": 2, "gateway": { "name": "c1" } }""";

    private readonly ScriptedWay _way = new();

    public ValueTask DisposeAsync() => _way.DisposeAsync();

    [Fact]
    public async Task A_route_that_is_closed_takes_nothing_from_the_sum()
    {
        await using var scraping = new Scraping(new SurveyorRoutesCollector(), _way);
        const string second = """{ "rid": 2, "remote_name": "b", "in_msgs": 20, "in_bytes": 7, "pending_size": 5 }""";
        Serve("/routez", $$"""{ "routes": [ { "rid": 1, "remote_name": "b", "in_msgs": 10 }, {{second}} ] }""");
        Assert.Equal(30, (await scraping.CollectAsync())["nats_core_route_recv_msg_count a a A b"]);
        Serve("/routez", $$"""{ "routes": [ {{second}} ] }""");
        var told = await scraping.CollectAsync();
        Assert.Equal((30, 7, 5), (told["nats_core_route_recv_msg_count a a A b"], told["nats_core_route_recv_bytes a a A b"], told["nats_core_route_pending_bytes a a A b"]));
    }

    [Fact]
    public async Task An_inbound_gateway_that_is_closed_takes_nothing_from_the_sums()
    {
        await using var surveyor = new Scraping(new SurveyorGatewaysCollector(), _way);
        await using var exporter = new Scraping(new ExporterGatewaysCollector(), _way);
        const string outbound = """ "name": "c1", "outbound_gateways": { "c2": { "configured": true, "connection": { "cid": 9, "out_msgs": 3 } } } """;
        const string second = """{ "connection": { "cid": 2, "in_msgs": 20, "subscriptions": 4 } }""";
        Serve("/gatewayz", $$"""{ {{outbound}}, "inbound_gateways": { "c2": [ { "connection": { "cid": 1, "in_msgs": 10 } }, {{second}} ] } }""");
        Assert.Equal(30, (await surveyor.CollectAsync())["nats_core_gateway_recv_msg_count a a A c2"]);
        Assert.Equal(30, (await exporter.CollectAsync())["gnatsd_gatewayz_inbound_gateway_conn_in_msgs a a c1 c2"]);
        Serve("/gatewayz", $$"""{ {{outbound}}, "inbound_gateways": { "c2": [ {{second}} ] } }""");
        var (first, other) = (await surveyor.CollectAsync(), await exporter.CollectAsync());
        Assert.Equal((30, 3, 1), (first["nats_core_gateway_recv_msg_count a a A c2"], first["nats_core_gateway_sent_msgs_count a a A c2"], first["nats_core_gateway_inbound_msg_count a a A c2"]));
        Assert.Equal(30, first["nats_core_gatewayz_inbound_gateway_conn_in_msgs A a c1 c2"]);
        Assert.Equal((30, 4), (other["gnatsd_gatewayz_inbound_gateway_conn_in_msgs a a c1 c2"], other["gnatsd_gatewayz_inbound_gateway_conn_subscriptions a a c1 c2"]));
        Assert.Equal((1, 3), (other["gnatsd_gatewayz_outbound_gateway_configured a a c1 c2"], other["gnatsd_gatewayz_outbound_gateway_conn_out_msgs a a c1 c2"]));
    }

    [Fact]
    public async Task A_leaf_node_s_connection_that_is_closed_takes_nothing_from_the_sum()
    {
        await using var scraping = new Scraping(new ExporterLeafNodesCollector(), _way);
        const string second = """{ "account": "APP", "ip": "10.0.0.1", "port": 2, "in_msgs": 20, "rtt": "2ms", "subscriptions": 3 }""";
        Serve("/leafz", $$"""{ "leafs": [ { "account": "APP", "ip": "10.0.0.1", "port": 1, "in_msgs": 10 }, {{second}} ] }""");
        Assert.Equal(30, (await scraping.CollectAsync())["gnatsd_leafz_conn_in_msgs a a APP APP 10.0.0.1 "]);
        Serve("/leafz", $$"""{ "leafs": [ {{second}} ] }""");
        var told = await scraping.CollectAsync();
        Assert.Equal((30, 3, 1), (told["gnatsd_leafz_conn_in_msgs a a APP APP 10.0.0.1 "], told["gnatsd_leafz_conn_subscriptions_total a a APP APP 10.0.0.1 "], told["gnatsd_leafz_info a a APP APP 10.0.0.1 "]));
        Assert.Equal(0.002, told["gnatsd_leafz_conn_rtt a a APP APP 10.0.0.1 "], 9);
    }

    private void Serve(string path, string document) => _way.With("a", ("/varz", Varz), (path, document));
}
