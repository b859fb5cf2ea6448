using EndToEnd.Nats.Testing;
using EndToEnd.Testing;

namespace EndToEnd.Nats.Compat;

/// <summary>The page with the names of prometheus-nats-exporter, of real servers.</summary>
public sealed class ExporterPageTests
{
    internal const string Page = "/compat/prometheus-nats-exporter/metrics";

    private const string JetStream = """jetstream { store_dir: "{folder}/js", max_mem: 256MB, max_file: 1GB }""";

    [Fact]
    public async Task Every_query_of_the_old_dashboards_gives_data()
    {
        Tool.Find("prometheus");
        await using var server = await NatsServer.StartAsync(JetStream, "solo");
        await using var client = await TestClient.ConnectAsync(server);
        await FillAsync(client);
        await using var exporter = await NatsExporter.WatchAsync([server]);
        await using var prometheus = await PrometheusServer.StartAsync(exporter.Address, Page);
        await Until.TrueAsync(async () => (await prometheus.QueryAsync("rate(jetstream_consumer_delivered_consumer_seq[1m])")).Count == 2);

        foreach (var query in OldNatsDashboards.Servers.Concat(OldNatsDashboards.JetStream))
            Assert.True((await prometheus.QueryAsync(query.Query)).Count > 0, $"{query.Panel}: {query.Query} gives nothing");
        Assert.Equal(("up", ""), await prometheus.TargetAsync());
        Assert.Equal("", prometheus.Log);
    }

    [Fact]
    public async Task A_stream_of_three_copies_is_counted_once_and_consumers_are_as_their_leaders_have_them()
    {
        await using var cluster = await NatsCluster.StartAsync();
        await using var client = await TestClient.ConnectAsync(cluster.Servers[0]);
        await FillAsync(client, replicas: 3);
        await using var exporter = await NatsExporter.WatchAsync(cluster.Servers);
        var page = await exporter.ScrapeAsync(path: Page);

        Assert.Equal(50, page.Value("jetstream_stream_total_messages", ("stream_name", "ORDERS"), ("is_stream_leader", "true")));
        Assert.Equal(30, page.Value("jetstream_consumer_num_pending", ("consumer_name", "shipping"), ("is_consumer_leader", "true"), ("is_stream_leader", "true")));
        Assert.Equal(0, page.Value("jetstream_consumer_num_ack_pending", ("consumer_name", "shipping")));
        Assert.Equal(5, page.Value("jetstream_consumer_num_ack_pending", ("consumer_name", "billing")));
        Assert.Equal(3, page.All("gnatsd_varz_cpu", ("cluster", "c1")).Count);
        Assert.Equal(["n1", "n2", "n3"], page.All("jetstream_server_total_streams").Select(sample => sample["server_id"]).Order());
        Assert.Single(page.All("jetstream_server_total_streams", ("is_meta_leader", "true")));
        Assert.All(page.All("gnatsd_routez_num_routes"), sample => Assert.Equal(2, sample.Value));
        Assert.DoesNotContain(page.Samples, sample => sample.Value >= 1e19);
    }

    [Fact]
    public async Task Limits_are_those_of_the_stream_and_no_limit_is_absent()
    {
        await using var server = await NatsServer.StartAsync(JetStream);
        await using var client = await TestClient.ConnectAsync(server);
        await client.AddStreamAsync("CAPPED", "capped", more: "\"max_msgs\":100,\"max_bytes\":100000");
        await client.AddStreamAsync("FREE", "free");
        await using var exporter = await NatsExporter.WatchAsync([server]);
        var page = await exporter.ScrapeAsync(path: Page);
        Assert.Equal(100, page.Value("jetstream_stream_limit_messages"));
        Assert.Equal("CAPPED", Assert.Single(page.All("jetstream_stream_limit_bytes"))["stream_name"]);
        Assert.False(page.Has("jetstream_account_max_storage"));
    }

    [Fact]
    public async Task Gateways_and_leaf_nodes_have_no_numbers_of_connections_in_their_labels()
    {
        await using var system = await NatsGateway.StartAsync();
        await using var exporter = await NatsExporter.WatchAsync(system.Servers);
        await Until.TrueAsync(async () => (await exporter.ScrapeAsync(path: Page)).All("gnatsd_gatewayz_outbound_gateway_configured").Count == 2
            && (await exporter.ScrapeAsync(path: Page)).Has("gnatsd_leafz_info"));
        var page = await exporter.ScrapeAsync(path: Page);
        Assert.Equal(1, page.Value("gnatsd_gatewayz_outbound_gateway_configured", ("gateway_name", "east"), ("remote_gateway_name", "west")));
        Assert.InRange(page.Value("gnatsd_gatewayz_outbound_gateway_conn_rtt", ("gateway_name", "east")), 0, 10);
        Assert.True(page.Value("gnatsd_gatewayz_inbound_gateway_conn_uptime_seconds", ("gateway_name", "west")) >= 0);
        Assert.Equal(1, page.Value("gnatsd_leafz_conn_nodes_total", ("server_id", "e1")));
        Assert.Equal("APP", Assert.Single(page.All("gnatsd_leafz_conn_rtt", ("server_id", "e1")))["account"]);
    }

    [Fact]
    public async Task What_is_down_is_absent_and_said()
    {
        await using var server = await NatsServer.StartAsync(JetStream);
        await using var exporter = await NatsExporter.WatchAsync([server]);
        Assert.Equal(1, (await exporter.ScrapeAsync(path: Page)).Value("messaging_up"));
        await server.KillAsync();
        var page = await exporter.ScrapeAsync(path: Page);
        Assert.Equal("messaging_up", Assert.Single(page.Samples).Name);
        Assert.Equal(0, page.Value("messaging_up"));
    }

    /// <summary>50 messages: shipping has had 20 of them, billing has 5 that it did not acknowledge.</summary>
    internal static async Task FillAsync(TestClient client, int replicas = 1)
    {
        await client.AddStreamAsync("ORDERS", "orders.*", replicas);
        await client.AddConsumerAsync("ORDERS", "shipping");
        await client.AddConsumerAsync("ORDERS", "billing");
        await client.PublishAsync("orders.new", 50);
        await client.FetchAsync("ORDERS", "shipping", 20);
        await client.FetchAsync("ORDERS", "billing", 5, ack: false);
    }
}
