using EndToEnd.Testing;

namespace EndToEnd.Compat;

/// <summary>A real Prometheus that scrapes the page of another exporter's names instead of that exporter.</summary>
public sealed class OldDashboardTests
{
    private const string Page = "/compat/rocketmq-exporter/metrics";

    private const string Detail = "consumer_detail: true";

    /// <summary>The alerts that the other exporter proposes, without their waiting time.</summary>
    private const string Rules =
        """
        groups:
          - name: rocketmq-exporter
            rules:
              - {alert: ProducedMuch, expr: "sum(rocketmq_producer_tps) by (cluster) >= 10"}
              - {alert: ProducedLittle, expr: "sum(rocketmq_producer_tps) by (cluster) < 1"}
              - {alert: ConsumedMuch, expr: "sum(rocketmq_consumer_tps) by (cluster) >= 10"}
              - {alert: ConsumedLittle, expr: "sum(rocketmq_consumer_tps) by (cluster) < 1"}
              - alert: FallsBehind
                expr: >-
                  (sum(rocketmq_producer_offset) by (topic) - on(topic) group_right sum(rocketmq_consumer_offset) by (group,topic))
                  - ignoring(group) group_left sum(avg_over_time(rocketmq_producer_tps[5m])) by (topic)*5*60 > 0
              - {alert: ConsumedLate, expr: "rocketmq_group_get_latency_by_storetime > 1000"}
        """;

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Every_query_of_the_old_dashboards_and_alerts_gives_data(string played)
    {
        Tool.Find("prometheus");
        await using var cluster = await Clusters.StartAsync(played, options => options with { RealTime = true });
        // A broker knows its rates over ten minutes after ten minutes.
        cluster.Advance(TimeSpan.FromMinutes(11));
        await using var exporter = await cluster.WatchAsync(Detail);
        await using var prometheus = await PrometheusServer.StartAsync(exporter.Address, Page, OldDashboards.Labels, Rules);
        await Until.TrueAsync(async () => (await prometheus.QueryAsync("count(rocketmq_consumer_message_size)")) is [{ Value: > 5 }]
            && (await prometheus.QueryAsync("count(rocketmq_client_consume_rt)")) is [{ Value: > 5 }]);

        foreach (var query in OldDashboards.Overview.Concat(OldDashboards.Detailed).Concat(OldDashboards.SkyWalking))
        {
            var series = await prometheus.QueryAsync(query.Query);
            Assert.True(series.Count > 0 == query.WhyEmpty is null, $"{query.Panel}: {query.Query} gives {series.Count} series");
        }

        await Until.TrueAsync(async () => (await prometheus.AlertsAsync()).States is var states
            && states.Count == 6 && states["ProducedMuch"] == "firing" && states["FallsBehind"] == "firing");
        var (states, errors) = await prometheus.AlertsAsync();
        Assert.Empty(errors);
        Assert.Equal(
            ["ConsumedLate", "ConsumedMuch", "FallsBehind", "ProducedMuch"],
            states.Where(state => state.Value == "firing").Select(state => state.Key).Order(StringComparer.Ordinal));
        // These two are for clusters where next to nothing happens; what they compare is there.
        foreach (var total in (string[])["sum(rocketmq_producer_tps) by (cluster)", "sum(rocketmq_consumer_tps) by (cluster)"])
            Assert.True(Assert.Single(await prometheus.QueryAsync(total)).Value > 10);
        Assert.Equal(("up", ""), await prometheus.TargetAsync());
        Assert.Equal("", prometheus.Log);
    }

    [Theory]
    [MemberData(nameof(Played.Forms), MemberType = typeof(Played))]
    public async Task The_numbers_are_those_of_the_cluster(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        cluster.Advance(TimeSpan.FromMinutes(11));
        await using var exporter = await cluster.WatchAsync();
        await exporter.ScrapeAsync(path: Page);
        Advance(cluster, exporter, TimeSpan.FromSeconds(60));
        var page = await exporter.ScrapeAsync(path: Page);

        Assert.Equal(1, page.Value("messaging_up"));
        foreach (var pair in cluster.UserPairs)
            Assert.Equal(pair.Lag, page.Value("rocketmq_group_diff", ("group", pair.Group), ("topic", pair.Topic)));
        Assert.Equal(cluster.MaxOffset("orders"), page.Sum("rocketmq_producer_offset", ("topic", "orders")));
        Assert.Equal(
            cluster.MaxOffset("orders") - cluster.Lag("analytics", "orders"),
            page.Sum("rocketmq_consumer_offset", ("group", "analytics"), ("topic", "orders")));
        Assert.Equal(4, page.Value("rocketmq_group_count", ("group", "order-fulfilment")));
        Assert.Equal(0, page.Value("rocketmq_group_count", ("group", "analytics")));
        Assert.Equal(3, page.Value("rocketmq_producer_count", ("group", "order-service"), ("broker", "broker-a")));
        // 60 messages of 512 bytes a second, 25 of 900, 10 of which one in five fails; give or take a fifth.
        Assert.InRange(page.Sum("rocketmq_producer_tps", ("topic", "orders")), 48, 72);
        Assert.InRange(page.Sum("rocketmq_producer_message_size", ("topic", "orders")), 48 * 512, 72 * 512);
        Assert.InRange(page.Sum("rocketmq_consumer_message_size", ("topic", "payments"), ("group", "invoicing")), 20 * 900, 30 * 900);
        Assert.InRange(page.Sum("rocketmq_send_back_nums", ("group", "email-sender")), 60 * 1.5, 60 * 2.5);
        Assert.Equal(0, page.Sum("rocketmq_send_back_nums", ("group", "invoicing")));
        Assert.InRange(page.Sum("rocketmq_consumer_tps", ("topic", "payments"), ("group", "accounting")), 25 * 0.5, 25 * 0.9);
        Assert.Equal(cluster.Brokers.Count(broker => broker.Id == 0), page.All("rocketmq_brokeruntime_put_tps600").Count);
        Assert.All(page.All("rocketmq_broker_commitlog_diff"), sample => Assert.Equal(0, sample.Value));
        cluster.AssertOnlyKnownRequests();
    }

    [Fact]
    public async Task Every_family_that_is_promised_has_samples_and_no_other_name_is_on_the_page()
    {
        await using var cluster = await Clusters.StartAsync("4.9");
        cluster.Advance(TimeSpan.FromMinutes(11));
        await using var exporter = await cluster.WatchAsync(Detail);
        await exporter.ScrapeAsync(path: Page);
        Advance(cluster, exporter, TimeSpan.FromSeconds(15));
        // Clients are asked beside the scrapes.
        await Until.TrueAsync(async () => (await exporter.ScrapeAsync(path: Page)).Has("rocketmq_client_consume_rt"));
        var page = await exporter.ScrapeAsync(path: Page);
        var promised = Probes.ProbeKinds.All.SelectMany(kind => kind.CompatPages).Single(known => known.Name == "rocketmq-exporter").Metrics.Select(metric => metric.Name);
        Assert.Equal(
            promised.Append("messaging_up").Order(StringComparer.Ordinal),
            page.Samples.Select(sample => sample.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain((await exporter.ScrapeAsync()).Samples, sample => sample.Name.StartsWith("rocketmq_brokeruntime_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Promtool_can_read_the_page_and_minds_nothing_but_the_names()
    {
        var promtool = Tool.Find("promtool");
        await using var cluster = await Clusters.StartAsync("5.3");
        cluster.Advance(TimeSpan.FromSeconds(60));
        await using var exporter = await cluster.WatchAsync();
        await exporter.ScrapeAsync(path: Page);
        Advance(cluster, exporter, TimeSpan.FromSeconds(15));
        var page = await exporter.ScrapeAsync(path: Page);
        await using var check = ChildProcess.Start(promtool, Path.GetTempPath(), page.Text, "check", "metrics");
        var (_, output) = await check.EndAsync();
        var complaints = (output + check.Error).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(complaints);
        // Units, "total" and camel case: the names are not ours to choose.
        Assert.All(complaints, complaint => Assert.Matches(
            "^rocketmq_[a-z0-9_]+ (use base unit|non-counter metrics should not have \"_total\"|(metric|label) names should (not contain|be written in)|metric names should not contain abbreviated|non-histogram and non-summary metrics should not have \"_count\")", complaint));
    }

    [Fact]
    public async Task Clients_are_asked_for_this_page_too_and_only_where_the_configuration_says_so()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        cluster.Advance(TimeSpan.FromSeconds(60));
        await using (var reserved = await cluster.WatchAsync())
        {
            Assert.DoesNotContain((await reserved.ScrapeAsync(path: Page)).Samples, sample => sample.Name.StartsWith("rocketmq_client_", StringComparison.Ordinal));
            Assert.Equal(0, cluster.RequestsOf(Clusters.RunningInfo));
        }

        await using var exporter = await cluster.WatchAsync(Detail);
        (string, string)[] group = [("group", "order-fulfilment"), ("topic", "orders")];
        await Until.TrueAsync(async () => (await exporter.ScrapeAsync(path: Page)).All("rocketmq_client_consumer_pull_tps", group).Count == 4);
        var page = await exporter.ScrapeAsync(path: Page);
        Assert.All(page.All("rocketmq_client_consumer_pull_tps", group), sample =>
        {
            Assert.NotEqual("", sample["clientId"]);
            Assert.DoesNotContain(':', sample["clientAddr"]);
        });
        // Each of four clients consumes a quarter of 60 messages a second.
        Assert.InRange(page.Sum("rocketmq_client_consume_ok_msg_tps", group), 40, 80);
    }

    [Fact]
    public async Task What_is_down_is_absent_and_said()
    {
        await using var cluster = await Clusters.StartAsync("4.9");
        await using var exporter = await cluster.WatchAsync();
        var before = await exporter.ScrapeAsync(path: Page);
        Assert.Equal(2, before.All("rocketmq_broker_commitlog_diff").Count);
        cluster.Broker("broker-a", 0).Stop();
        cluster.Broker("broker-a", 1).Stop();
        var page = await exporter.ScrapeAsync(path: Page);
        Assert.Equal(1, page.Value("messaging_up"));
        Assert.Single(page.All("rocketmq_broker_commitlog_diff"));
        Assert.DoesNotContain(page.Samples, sample => sample.Has(("broker", "broker-a")));
        foreach (var server in cluster.Servers)
            server.Stop();
        Assert.Equal("messaging_up", Assert.Single((await exporter.ScrapeAsync(path: Page)).Samples).Name);
        Assert.Equal(0, (await exporter.ScrapeAsync(path: Page)).Value("messaging_up"));
    }

    private static void Advance(Simulator.RocketMq.RocketMqCluster cluster, RunningExporter exporter, TimeSpan duration)
    {
        cluster.Advance(duration);
        exporter.Time.Advance(duration);
    }
}
