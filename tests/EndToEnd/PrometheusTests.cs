using EndToEnd.Testing;
using Simulator.RocketMq;

namespace EndToEnd;

/// <summary>What Prometheus' own tools say.</summary>
public sealed class PrometheusTests
{
    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Promtool_has_nothing_to_say_about_a_healthy_cluster(string played)
    {
        var promtool = Tool.Find("promtool");
        await using var cluster = await Clusters.StartAsync(played);
        cluster.Advance(TimeSpan.FromSeconds(60));
        await using var exporter = await cluster.WatchAsync("granularity: queue", "system_topics: true");
        await AssertNothingToSayAsync(promtool, await exporter.ScrapeAsync());
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Promtool_has_nothing_to_say_about_a_half_broken_cluster(string played)
    {
        var promtool = Tool.Find("promtool");
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await RunningExporter.StartAsync("collection: {series_limit: 500}\n" + cluster.Config("granularity: queue"));
        await exporter.ScrapeAsync();
        cluster.NameServers[0].Stop();
        cluster.Broker("broker-a", 0).Stop();
        cluster.Broker("broker-a", 1).Fault = Fault.Garbage;
        cluster.Broker("broker-b", 0).Restart(lostShare: 0.2);
        cluster.Broker("broker-b", 1).Fault = Fault.Error(1, "no");
        await AssertNothingToSayAsync(promtool, await exporter.ScrapeAsync());
        foreach (var server in cluster.Servers)
            server.Stop();
        await AssertNothingToSayAsync(promtool, await exporter.ScrapeAsync());
    }

    [Fact]
    public async Task A_real_Prometheus_scrapes_it_and_answers_queries()
    {
        Tool.Find("prometheus");
        await using var cluster = await Clusters.StartAsync("5.3", options => options with { RealTime = true });
        await using var exporter = await cluster.WatchAsync();
        var before = cluster.Lag("analytics", "orders");
        await using var prometheus = await PrometheusServer.StartAsync(exporter.Address);
        const string Rate = "rate(messaging_topic_published_messages_total{topic=\"orders\"}[10s])";
        await Until.TrueAsync(async () =>
            (await prometheus.QueryAsync("count_over_time(up[30s])")) is [{ Value: >= 10 }]
            && (await prometheus.QueryAsync(Rate)) is [{ Value: > 0 }]);

        Assert.Equal(("up", ""), await prometheus.TargetAsync());
        Assert.Equal(1, Assert.Single(await prometheus.QueryAsync("min_over_time(up[30s])")).Value);
        Assert.True(Assert.Single(await prometheus.QueryAsync("scrape_samples_scraped")).Value > 500);
        var lags = await prometheus.QueryAsync("messaging_group_lag_messages");
        Assert.Equal(
            cluster.UserPairs.Select(pair => (pair.Group, pair.Topic)).Order(), lags.Select(lag => (lag["group"], lag["topic"])).Order());
        Assert.InRange(lags.Single(lag => lag.Has(("group", "analytics"), ("topic", "orders"))).Value, before, cluster.Lag("analytics", "orders"));
        // 60 messages a second, give or take a fifth.
        Assert.InRange(Assert.Single(await prometheus.QueryAsync(Rate)).Value, 30, 90);
        Assert.Equal(1, Assert.Single(await prometheus.QueryAsync("min(min_over_time(messaging_up[30s]))")).Value);
        Assert.Equal("", prometheus.Log);
    }

    internal static async Task AssertNothingToSayAsync(string promtool, MetricsPage page)
    {
        await using var check = ChildProcess.Start(promtool, Path.GetTempPath(), page.Text, "check", "metrics");
        var (code, output) = await check.EndAsync();
        Assert.Equal("", output + check.Error);
        Assert.Equal(0, code);
    }
}
