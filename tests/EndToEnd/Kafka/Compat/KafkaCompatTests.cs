using EndToEnd.Testing;
using Probes.Kafka.Protocol;
using Simulator.Kafka;
using Simulator.Kafka.Topologies;

namespace EndToEnd.Kafka.Compat;

/// <summary>The pages with the names of kafka_exporter and kminion.</summary>
public sealed class KafkaCompatTests
{
    [Fact]
    public async Task Every_query_of_dashboard_7589_and_of_the_usual_alerts_gives_data()
    {
        Tool.Find("prometheus");
        await using var cluster = await KafkaPages.PlayAsync(change: plan => plan with { RealTime = true });
        await using var exporter = await KafkaPages.WatchAsync(cluster);
        await using var prometheus = await PrometheusServer.StartAsync(exporter.Address, KafkaPages.Exporter);
        await Until.TrueAsync(async () => (await prometheus.QueryAsync("rate(kafka_consumergroup_current_offset{topic=\"orders\"}[1m]) > 0")).Count > 0);

        foreach (var query in OldKafkaDashboards.Overview.Concat(OldKafkaDashboards.Alerts))
            Assert.True((await prometheus.QueryAsync(query.Query)).Count > 0, $"{query.Panel}: {query.Query} gives nothing");
        Assert.Equal(["audit", "clicks", "emails", "orders", "payments"], (await prometheus.QueryAsync(OldKafkaDashboards.Overview.Single(query => query.Panel == "variable topic").Query)).Select(sample => sample["topic"]).Order());
        Assert.Equal(("up", ""), await prometheus.TargetAsync());
        Assert.Equal("", prometheus.Log);
    }

    [Fact]
    public async Task What_kminion_s_dashboards_are_drawn_from_is_there()
    {
        Tool.Find("prometheus");
        await using var cluster = await KafkaPages.PlayAsync(change: plan => plan with { RealTime = true });
        await using var exporter = await KafkaPages.WatchAsync(cluster);
        await using var prometheus = await PrometheusServer.StartAsync(exporter.Address, KafkaPages.Kminion);
        await Until.TrueAsync(async () => (await prometheus.QueryAsync("rate(kminion_kafka_topic_high_water_mark_sum{topic_name=\"orders\"}[1m]) > 0")).Count > 0);

        foreach (var query in OldKafkaDashboards.Kminion)
            Assert.True((await prometheus.QueryAsync(query.Query)).Count > 0, $"{query.Panel}: {query.Query} gives nothing");
        Assert.Equal(("up", ""), await prometheus.TargetAsync());
        Assert.Equal("", prometheus.Log);
    }

    [Theory]
    [InlineData(KafkaPages.Exporter, "V1_0")]
    [InlineData(KafkaPages.Exporter, "V4_0")]
    [InlineData(KafkaPages.Kminion, "V1_0")]
    [InlineData(KafkaPages.Kminion, "V4_0")]
    public async Task Every_family_that_is_promised_has_samples_and_no_other_name_is_on_the_page(string path, string release)
    {
        await using var cluster = await KafkaPages.PlayAsync(release);
        await using var exporter = await KafkaPages.WatchAsync(cluster);
        var page = await exporter.ScrapeAsync(path: path);
        Assert.Equal(KafkaPages.PromisedOn(path), page.Samples.Select(sample => sample.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_numbers_are_those_of_the_cluster()
    {
        await using var cluster = await KafkaPages.PlayAsync();
        await using var exporter = await KafkaPages.WatchAsync(cluster);
        var (old, kminion) = (await exporter.ScrapeAsync(path: KafkaPages.Exporter), await exporter.ScrapeAsync(path: KafkaPages.Kminion));

        Assert.Equal(3, old.Value("kafka_brokers"));
        Assert.Equal($"127.0.0.1:{cluster.Broker(2).EndPoint.Port}", Assert.Single(old.All("kafka_broker_info", ("id", "2")))["address"]);
        Assert.Equal(6, old.Value("kafka_topic_partitions", ("topic", "orders")));
        for (var partition = 0; partition < 6; partition++)
        {
            var (name, high) = ($"{partition}", cluster.Topics.High("orders", partition));
            Assert.Equal(high, old.Value("kafka_topic_partition_current_offset", ("topic", "orders"), ("partition", name)));
            Assert.Equal(high, kminion.Value("kminion_kafka_topic_partition_high_water_mark", ("topic_name", "orders"), ("partition_id", name)));
            Assert.Equal(cluster.Topics.Leader("orders", partition), old.Value("kafka_topic_partition_leader", ("topic", "orders"), ("partition", name)));
            var committed = cluster.Groups.Committed("reporting", "orders", partition)!.Value;
            Assert.Equal(committed, old.Value("kafka_consumergroup_current_offset", ("consumergroup", "reporting"), ("partition", name)));
            Assert.Equal(high - committed, old.Value("kafka_consumergroup_lag", ("consumergroup", "reporting"), ("partition", name)));
            Assert.Equal(high - committed, kminion.Value("kminion_kafka_consumer_group_topic_partition_lag", ("group_id", "reporting"), ("partition_id", name)));
        }

        // What was removed before it was consumed lags here too: 2,500 of 4,000 messages are gone, and 500 are consumed.
        Assert.Equal(3_500, old.Value("kafka_consumergroup_lag_sum", ("consumergroup", "archiver")));
        Assert.Equal(3_500, kminion.Value("kminion_kafka_consumer_group_topic_lag", ("group_id", "archiver")));
        Assert.Equal(2_500, old.Value("kafka_topic_partition_oldest_offset", ("topic", "audit")));
        Assert.Equal(2_500, kminion.Value("kminion_kafka_topic_low_water_mark_sum", ("topic_name", "audit")));
        // A group of the consumer protocol has members.
        Assert.Equal(2, old.Value("kafka_consumergroup_members", ("consumergroup", "shipping")));
        Assert.Equal(1, kminion.Value("kminion_kafka_consumer_group_info", ("group_id", "shipping"), ("state", "Stable"), ("protocol", "uniform")));
        Assert.Equal(0, kminion.Value("kminion_kafka_consumer_group_info", ("group_id", "reporting"), ("state", "Empty")));
        Assert.Equal(6, kminion.Value("kminion_kafka_consumer_group_topic_assigned_partitions", ("group_id", "billing"), ("topic_name", "orders")));
        Assert.Equal(1, kminion.Value("kminion_exporter_up"));
        Assert.Equal("v4.0", Assert.Single(kminion.All("kminion_kafka_cluster_info", ("broker_count", "3"), ("controller_id", "1")))["cluster_version"]);
        Assert.All([.. old.Samples, .. kminion.Samples], sample => Assert.True(sample.Value >= 0, sample.ToString()));
    }

    [Fact]
    public async Task A_partition_without_a_commit_is_not_minus_one_and_a_group_that_two_brokers_list_is_shown_once()
    {
        await using var cluster = await KafkaPages.PlayAsync();
        cluster.Groups.Commit("newsletter", "emails", 1, 7);
        cluster.Groups.MoveCoordinator("billing", (cluster.Groups.Coordinator("billing") % 3) + 1, lingers: true);
        await using var exporter = await KafkaPages.WatchAsync(cluster);
        var page = await exporter.ScrapeAsync(path: KafkaPages.Exporter);
        Assert.Equal("1", Assert.Single(page.All("kafka_consumergroup_current_offset", ("consumergroup", "newsletter")))["partition"]);
        Assert.Equal(7, page.Value("kafka_consumergroup_current_offset_sum", ("consumergroup", "newsletter")));
        Assert.Equal(cluster.Topics.High("emails", 1) - 7, page.Value("kafka_consumergroup_lag_sum", ("consumergroup", "newsletter")));
        Assert.Single(page.All("kafka_consumergroup_members", ("consumergroup", "billing")));
        Assert.Equal(6, page.All("kafka_consumergroup_lag", ("consumergroup", "billing"), ("topic", "orders")).Count);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_absent_and_not_too_low()
    {
        await using var cluster = await KafkaPages.PlayAsync();
        cluster.Topics.TakeOffline("orders", 0);
        await using var exporter = await KafkaPages.WatchAsync(cluster);
        var (old, kminion) = (await exporter.ScrapeAsync(path: KafkaPages.Exporter), await exporter.ScrapeAsync(path: KafkaPages.Kminion));
        Assert.Equal(5, old.All("kafka_topic_partition_current_offset", ("topic", "orders")).Count);
        Assert.Equal(5, old.All("kafka_topic_partition_leader", ("topic", "orders")).Count);
        Assert.Equal(6, old.All("kafka_topic_partition_replicas", ("topic", "orders")).Count);
        Assert.Equal(5, old.All("kafka_consumergroup_lag", ("consumergroup", "billing"), ("topic", "orders")).Count);
        Assert.False(old.Has("kafka_consumergroup_lag_sum", ("consumergroup", "billing"), ("topic", "orders")));
        Assert.True(old.Has("kafka_consumergroup_lag_sum", ("consumergroup", "billing"), ("topic", "payments")));
        Assert.False(kminion.Has("kminion_kafka_topic_high_water_mark_sum", ("topic_name", "orders")));
        Assert.Equal(0, kminion.Value("kminion_exporter_up"));
    }

    [Fact]
    public async Task They_cost_no_request_beyond_those_of_the_main_page()
    {
        await using var cluster = await KafkaPages.PlayAsync();
        await using var exporter = await KafkaPages.WatchAsync(cluster, collection: "collection: {min_age: 10s}");
        await ScrapeAllAsync();
        exporter.Time.Advance(TimeSpan.FromSeconds(70));
        await exporter.ScrapeAsync();
        cluster.ResetRequests();
        // Log directories are due again with this one.
        exporter.Time.Advance(TimeSpan.FromSeconds(70));
        await ScrapeAllAsync();
        Assert.Equal((1, 3, 3), (cluster.Requests(ApiKey.Metadata), cluster.Requests(ApiKey.ListGroups), cluster.Requests(ApiKey.DescribeLogDirs)));

        async Task ScrapeAllAsync()
        {
            foreach (var path in (string[])["/metrics", KafkaPages.Exporter, KafkaPages.Kminion])
                Assert.Equal(1, (await exporter.ScrapeAsync(path: path)).Value("messaging_up"));
        }
    }

    [Fact]
    public async Task Who_scrapes_one_of_them_alone_asks_for_nothing_that_it_does_not_show()
    {
        await using var cluster = await KafkaPages.PlayAsync();
        await using var exporter = await KafkaPages.WatchAsync(cluster);
        // Until the first scrape, somebody might come for the main page.
        await exporter.ScrapeAsync(path: KafkaPages.Exporter);
        exporter.Time.Advance(TimeSpan.FromMinutes(10));
        cluster.ResetRequests();
        await exporter.ScrapeAsync(path: KafkaPages.Exporter);
        Assert.Equal((1, 3, 6), (cluster.Requests(ApiKey.Metadata), cluster.Requests(ApiKey.ListGroups), cluster.Requests(ApiKey.ListOffsets)));
        Assert.Equal((0, 0), (cluster.Requests(ApiKey.DescribeLogDirs), cluster.Requests(ApiKey.DescribeConfigs)));
    }

    [Fact]
    public async Task What_is_down_is_absent_and_said()
    {
        await using var cluster = await KafkaPages.PlayAsync();
        await using var exporter = await KafkaPages.WatchAsync(cluster);
        foreach (var broker in cluster.Brokers)
            broker.Stop();
        foreach (var path in (string[])[KafkaPages.Exporter, KafkaPages.Kminion])
        {
            var page = await exporter.ScrapeAsync(path: path);
            Assert.Equal(("messaging_up", 0), (Assert.Single(page.Samples).Name, page.Value("messaging_up")));
        }
    }
}
