using EndToEnd.Nats.Testing;
using EndToEnd.Testing;

namespace EndToEnd.Rules;

/// <summary>Real NATS servers, well and then broken, before a real Prometheus with the real rules.</summary>
public sealed class NatsAlertTests
{
    private const string _small = "max_pending: 2000000\njetstream { store_dir: \"{folder}/js\", max_mem: 1000000, max_file: 1000000 }";

    private static readonly string[] _firstLost = ["NatsServerDown", "NatsReplicaOffline"];
    private static readonly string[] _secondLost = ["NatsMetaLeaderMissing", "NatsStreamLeaderless"];
    private static readonly string[] _limits = ["NatsJetStreamFilling", "NatsJetStreamFull", "NatsSlowConsumers", "NatsStreamNearLimit"];

    [Fact]
    public void Every_alert_of_NATS_is_shown_here_but_one_that_takes_a_split_network() => Assert.Equal(
        RuleFiles.Alerts("nats").Except(["NatsMetaLeadersDisagree"]).Order(StringComparer.Ordinal),
        _firstLost.Concat(_secondLost).Concat(_limits).Concat(NatsSkewAlertTests.Alerts).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_cluster_that_loses_its_servers_one_by_one_is_told_step_by_step()
    {
        Tool.Find("prometheus");
        await using var cluster = await NatsCluster.StartAsync();
        await using var client = await TestClient.ConnectAsync(cluster.Servers[0]);
        await client.AddStreamAsync("ORDERS", "orders.*", replicas: 3);
        await client.PublishAsync("orders.a", 10);
        await using var exporter = await NatsExporter.WatchAsync(cluster.Servers);
        await Until.TrueAsync(async () => (await exporter.ScrapeAsync()).Sum("nats_stream_replicas_current") == 3);
        await using var prometheus = await FiredAlerts.WatchAsync(exporter);
        await prometheus.ScrapedAsync();
        await prometheus.AssertFiredAsync();

        await cluster.Servers[2].KillAsync();
        await UntilAsync(prometheus, _firstLost);
        await cluster.Servers[1].KillAsync();
        await UntilAsync(prometheus, _secondLost);
        Assert.Empty((await prometheus.AlertsAsync()).Errors);
    }

    [Fact]
    public async Task A_server_that_is_the_only_one_takes_its_target_with_it()
    {
        Tool.Find("prometheus");
        await using var server = await NatsServer.StartAsync(name: "solo");
        await using var exporter = await NatsExporter.WatchAsync([server]);
        await using var prometheus = await FiredAlerts.WatchAsync(exporter);
        await prometheus.ScrapedAsync();
        await server.KillAsync();
        await prometheus.AssertFiredAsync("MessagingTargetDown", "NatsServerDown");
        Assert.Empty(await prometheus.QueryAsync("nats_server_up"));
        Assert.Equal(new Uri(server.Monitor).Authority, Assert.Single(await prometheus.QueryAsync("""ALERTS{alertname="NatsServerDown"}"""))["monitor"]);
    }

    [Fact]
    public async Task A_member_that_is_away_for_longer_than_the_exporter_remembers_stays_told_until_it_is_back()
    {
        const string Told = """ALERTS{alertname="NatsServerDown",alertstate="firing"}""";
        Tool.Find("prometheus");
        await using var cluster = await NatsCluster.StartAsync(more: "accounts: { SYS: {users: [{user: sys, password: p}]} }\nsystem_account: SYS");
        await using var exporter = await RunningExporter.StartAsync(
            $"targets: [{{name: system, nats: {{system: {{url: \"{cluster.Servers[0].Url}\", user: sys, password: p}}}}}}]\n");
        await Until.TrueAsync(async () => (await exporter.ScrapeAsync()).Sum("nats_server_up") == 3);
        // Whoever still counts a server that was killed is waited for, for a second.
        await using var prometheus = await PrometheusServer.StartAsync(
            exporter.Address, rules: RuleFiles.Impatient, more: "scrape_interval: 2s\nscrape_timeout: 2s");
        await UntilAsync("sum(nats_server_up) == 3 and count(nats_jetstream_meta_replica_offline == 0) == 2");
        await cluster.Servers[2].KillAsync();
        await UntilAsync(Told + " and on (server) nats_server_up == 0 and on () nats_jetstream_meta_replica_offline == 1");

        exporter.Time.Advance(TimeSpan.FromMinutes(61));
        await UntilAsync("sum(nats_server_up) == 2 unless on () nats_server_up{server=\"n3\"}");
        await prometheus.ScrapedAsync();
        Assert.Equal("n3", Assert.Single(await prometheus.QueryAsync(Told))["server"]);
        Assert.Single(await prometheus.QueryAsync("max_over_time(ALERTS{alertname=\"NatsServerDown\"}[1h])"), alert => alert["alertstate"] == "firing");
        cluster.Servers[2].Restart();
        await UntilAsync($"sum(nats_server_up) == 3 unless on () {Told}");

        Task UntilAsync(string query) => Until.TrueAsync(async () => await prometheus.QueryAsync(query) is [_]);
    }

    [Fact]
    public async Task Limits_that_are_near_and_clients_that_do_not_read_are_told()
    {
        Tool.Find("prometheus");
        await using var server = await NatsServer.StartAsync(_small, "solo");
        await using var client = await TestClient.ConnectAsync(server);
        await client.AddStreamAsync("JOBS", "jobs.*", more: "\"retention\":\"workqueue\",\"max_msgs\":100");
        await client.AddStreamAsync("LOG", "log.*", more: "\"retention\":\"limits\",\"max_msgs\":93");
        await using var exporter = await NatsExporter.WatchAsync([server]);
        await using var prometheus = await FiredAlerts.WatchAsync(exporter);
        await prometheus.ScrapedAsync();
        await prometheus.AssertFiredAsync();

        // A log may be as full as it likes; a work queue may not.
        await client.PublishAsync("jobs.a", 95);
        await client.PublishAsync("log.a", 93, size: 10_000);
        await using var deaf = await TestClient.ConnectAsync(server);
        await deaf.SubscribeAsync("news");
        // More than what sockets hold on both sides.
        await client.PublishAsync("news", 2_000, size: 20_000);
        await prometheus.AssertFiredAsync(_limits);
        Assert.Equal("JOBS", Assert.Single(await prometheus.QueryAsync("""ALERTS{alertname="NatsStreamNearLimit"}"""))["stream"]);
    }

    // With elections others may fire for a moment, which their patience is for.
    private static Task UntilAsync(PrometheusServer prometheus, params string[] expected) =>
        Until.TrueAsync(async () => !expected.Except(await prometheus.FiredAsync()).Any());
}
