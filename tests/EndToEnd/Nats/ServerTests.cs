using EndToEnd.Nats.Testing;
using EndToEnd.Testing;
using Tests.Shared;

namespace EndToEnd.Nats;

/// <summary>What real servers say of themselves and of each other.</summary>
public sealed class ServerTests
{
    private const string Accounts = "accounts { APP { users: [{user: a, password: p}] }, SYS { users: [{user: s, password: p}] } }\nsystem_account: SYS\n";

    [Fact]
    public async Task A_server_by_itself_tells_its_load_and_its_limits()
    {
        await using var server = await NatsServer.StartAsync("max_connections: 77\njetstream { store_dir: \"{folder}/js\", max_mem: 256MB, max_file: 1GB }", "solo");
        await using var client = await TestClient.ConnectAsync(server);
        await client.SubscribeAsync("orders.>");
        await client.PublishAsync("orders.new", 20, size: 100);
        await using var exporter = await NatsExporter.WatchAsync([server]);
        var page = await exporter.ScrapeAsync();
        Assert.Equal((1, 77), (page.Value("nats_server_connections"), page.Value("nats_server_connections_limit")));
        Assert.Equal((20, 2000), (page.Value("nats_account_received_messages_total", ("account", "$G")), page.Value("nats_account_received_bytes_total", ("account", "$G"))));
        Assert.Equal(20, page.Value("nats_account_sent_messages_total", ("account", "$G")));
        Assert.Equal((1, 1), (page.Value("nats_server_healthy"), page.Value("nats_cluster_servers")));
        Assert.InRange(page.Value("nats_server_clock_offset_seconds"), -1, 1);
        Assert.True(page.Value("nats_server_memory_bytes") > 1_000_000);
        foreach (var collector in new[] { "servers", "health", "internal_queues", "routes", "gateways", "leafnodes", "accounts", "subscriptions" })
            Assert.Equal(1, page.Value("broker_exporter_collector_success", ("collector", collector)));
        Assert.All(page.Samples.Where(sample => sample.Name.StartsWith("nats_", StringComparison.Ordinal)), sample => Assert.True(Math.Abs(sample.Value) < 1e15, sample.Series));
    }

    [Fact]
    public async Task A_server_that_was_started_anew_counts_anew()
    {
        await using var server = await NatsServer.StartAsync(name: "solo");
        await using var exporter = await NatsExporter.WatchAsync([server]);
        await using (var client = await TestClient.ConnectAsync(server))
            await client.PublishAsync("a", 50);
        var before = await exporter.ScrapeAsync();
        await server.KillAsync();
        Assert.False((await exporter.ScrapeAsync()).Has("nats_server_received_messages_total"));
        server.Restart();
        await server.IsReadyAsync();
        var after = await exporter.ScrapeAsync();
        Assert.Equal((50, 0), (before.Value("nats_server_received_messages_total"), after.Value("nats_server_received_messages_total")));
        Assert.True(after.Value("nats_server_start_timestamp_seconds") > before.Value("nats_server_start_timestamp_seconds"));
        Assert.Equal(before.All("nats_server_memory_bytes").Single()["server"], after.All("nats_server_memory_bytes").Single()["server"]);
    }

    [Fact]
    public async Task Servers_of_a_cluster_know_each_other_by_name_and_miss_who_is_killed()
    {
        await using var cluster = await NatsCluster.StartAsync();
        await using var exporter = await NatsExporter.WatchAsync(cluster.Servers);
        await Until.TrueAsync(async () => (await exporter.ScrapeAsync()).All("nats_server_cluster_members", ("cluster", "c1")).All(sample => sample.Value == 3));
        var page = await exporter.ScrapeAsync();
        Assert.Equal(6, page.All("nats_route_connections").Count);
        Assert.Equal(1, page.Value("nats_route_connections", ("server", "n1"), ("peer", "n2")));
        Assert.Equal(0, page.Sum("nats_server_unrouted_peers"));
        Assert.Equal((3, 1), (page.Value("nats_cluster_servers"), page.Value("nats_cluster_versions")));

        await cluster.Servers[2].KillAsync();
        await Until.TrueAsync(async () => (await exporter.ScrapeAsync()).All("nats_server_cluster_members").All(sample => sample.Value == 2));
        page = await exporter.ScrapeAsync();
        Assert.Equal(2, page.Value("nats_cluster_servers"));
        Assert.Equal(2, page.All("nats_route_connections").Count);
        Assert.DoesNotContain(page.Samples, sample => sample.Name.StartsWith("nats_server_", StringComparison.Ordinal) && sample["server"] == "n3");
    }

    [Fact]
    public async Task Clusters_that_are_connected_tell_of_each_other()
    {
        var (first, second) = (NatsServer.FreePort(), NatsServer.FreePort());
        string Gateway(string name, int port) =>
            $"gateway {{ name: {name}, listen: \"127.0.0.1:{port}\", gateways: [{{name: east, url: \"nats://127.0.0.1:{first}\"}}, {{name: west, url: \"nats://127.0.0.1:{second}\"}}, {{name: gone, url: \"nats://127.0.0.1:1\"}}] }}";
        await using var east = await NatsServer.StartAsync(Gateway("east", first), "e1");
        await using var west = await NatsServer.StartAsync(Gateway("west", second), "w1");
        await using var exporter = await NatsExporter.WatchAsync([east, west]);
        await Until.TrueAsync(async () => (await exporter.ScrapeAsync()).Sum("nats_gateway_connections") == 4);
        var page = await exporter.ScrapeAsync();
        Assert.Equal((1, 0), (page.Value("nats_gateway_connected", ("server", "e1"), ("gateway", "west")), page.Value("nats_gateway_connected", ("server", "e1"), ("gateway", "gone"))));
        Assert.Equal(1, page.Value("nats_gateway_connections", ("server", "w1"), ("gateway", "east"), ("direction", "inbound")));
    }

    [Fact]
    public async Task A_leaf_node_is_told_from_both_sides()
    {
        var port = NatsServer.FreePort();
        await using var hub = await NatsServer.StartAsync($"leafnodes {{ listen: \"127.0.0.1:{port}\" }}", "hub");
        await using var leaf = await NatsServer.StartAsync($"leafnodes {{ remotes: [{{url: \"nats-leaf://127.0.0.1:{port}\"}}] }}", "edge");
        await using var exporter = await NatsExporter.WatchAsync([hub, leaf]);
        await Until.TrueAsync(async () => (await exporter.ScrapeAsync()).Sum("nats_leafnode_connections") == 2);
        await using var there = await TestClient.ConnectAsync(hub);
        await there.SubscribeAsync("orders.>");
        await using var here = await TestClient.ConnectAsync(leaf);
        await Until.TrueAsync(async () =>
        {
            await here.PublishAsync("orders.new");
            return (await exporter.ScrapeAsync()).Value("nats_leafnode_received_messages_total", ("server", "hub")) > 0;
        });
        var page = await exporter.ScrapeAsync();
        Assert.Equal((1, 1), (page.Value("nats_server_leafnode_remotes", ("server", "edge")), page.Value("nats_server_leafnodes", ("server", "edge"))));
        Assert.True(page.Value("nats_leafnode_sent_messages_total", ("server", "edge")) > 0);
    }

    [Fact]
    public async Task Members_of_queue_groups_are_counted_over_the_cluster()
    {
        await using var cluster = await NatsCluster.StartAsync(more: Accounts);
        const string app = "\"user\":\"a\",\"pass\":\"p\"";
        await using var first = await TestClient.ConnectAsync(cluster.Servers[0], app);
        await using var second = await TestClient.ConnectAsync(cluster.Servers[1], app);
        await first.SubscribeAsync("work.>", "workers");
        await second.SubscribeAsync("work.>", "workers");
        await second.SubscribeAsync("more.>", "workers");
        await using var exporter = await NatsExporter.WatchAsync(cluster.Servers, "subscriptions: true");
        await exporter.ScrapeAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(2, page.Value("nats_queue_group_members", ("account", "APP"), ("queue_group", "workers")));
        Assert.Equal(2, page.Value("nats_queue_group_subjects", ("account", "APP"), ("queue_group", "workers")));
        Assert.Equal(["APP"], page.All("nats_queue_groups").Select(sample => sample["account"]));
    }

    [Theory]
    [InlineData(Accounts, "\"user\":\"a\",\"pass\":\"p\"", "APP")]
    [InlineData("", "", "$G")]
    public async Task A_client_that_does_not_read_is_named_after_the_server_gave_it_up(string accounts, string login, string account)
    {
        await using var server = await NatsServer.StartAsync(accounts + "max_payload: 131072\nmax_pending: 262144\nwrite_deadline: \"2s\"\n");
        await using var slow = await TestClient.ConnectAsync(server, login);
        await slow.SubscribeAsync("flood");
        await using var publisher = await TestClient.ConnectAsync(server, login);
        await using var exporter = await NatsExporter.WatchAsync([server], "connections: 10");
        await Until.TrueAsync(async () =>
        {
            await publisher.PublishAsync("flood", 20, size: 100_000);
            return !(await server.GetAsync("/varz")).Contains("\"slow_consumers\": 0", StringComparison.Ordinal);
        });
        await Until.TrueAsync(async () =>
        {
            exporter.Time.Advance(TimeSpan.FromMinutes(1));
            return (await exporter.ScrapeAsync()).Has("nats_client_slow_consumers_total");
        });
        var page = await exporter.ScrapeAsync();
        Assert.Equal(1, page.Value("nats_client_slow_consumers_total", ("account", account), ("client", "test")));
        Assert.InRange(page.Value("nats_account_slow_consumers_total", ("account", account)), 1, 2);
    }

    [Fact]
    public async Task A_server_is_monitored_over_https()
    {
        using var authority = new Authority("Test CA");
        var issued = authority.Issue("127.0.0.1");
        using var folder = new TemporaryFolder();
        var port = NatsServer.FreePort();
        // A server has one monitoring port: the one that the tests ask is switched off.
        await using var server = NatsServer.Begin(
            $"http: 0\nhttps: \"127.0.0.1:{port}\"\ntls {{ cert_file: \"{{folder}}/cert.pem\", key_file: \"{{folder}}/key.pem\" }}", "solo",
            ("cert.pem", issued.Certificate), ("key.pem", issued.Key));
        await using var exporter = await RunningExporter.StartAsync(
            $"targets:\n  - name: t\n    nats:\n      monitor: [\"https://127.0.0.1:{port}\"]\n      tls: {{ca_file: {folder.Write("ca.pem", authority.Pem)}}}\n");
        await Until.TrueAsync(async () => (await exporter.ScrapeAsync()).Has("nats_server_info", ("server", "solo")));
        Assert.Equal(1, (await exporter.ScrapeAsync()).Value("nats_server_healthy"));
    }
}
