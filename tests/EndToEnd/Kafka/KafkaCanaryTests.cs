using EndToEnd.Testing;
using Probes.Kafka.Protocol;
using Simulator.Kafka;
using Simulator.Kafka.Topologies;

namespace EndToEnd.Kafka;

/// <summary>Messages of the exporter's own through each broker.</summary>
public sealed class KafkaCanaryTests
{
    private const string Topic = "broker_exporter_canary";
    private const string On = "canary: {enabled: true}";
    private const string Creating = "canary: {enabled: true, create_topic: true}";

    [Theory]
    [InlineData("V2_1")]
    [InlineData("V4_0")]
    public async Task A_message_comes_back_through_every_broker_and_the_topic_is_made_for_it(string release)
    {
        await using var cluster = await KafkaSimulation.StartAsync(new KafkaPlan { Release = Enum.Parse<KafkaRelease>(release) });
        await using var exporter = await WatchAsync(cluster, Creating);
        var page = await UntilAsync(exporter, page => page.Has("messaging_roundtrip_seconds_count") && page.Value("messaging_roundtrip_seconds_count", ("system", "kafka")) == 3);
        foreach (var broker in (string[])["1", "2", "3"])
        {
            Assert.Equal(1, page.Value("kafka_broker_produce_seconds_count", ("broker", broker)));
            Assert.Equal(1, page.Value("kafka_canary_roundtrip_seconds_count", ("broker", broker)));
            Assert.Equal(1, page.Value("kafka_canary_led_partitions", ("broker", broker)));
            Assert.True(page.Value("kafka_canary_last_roundtrip_timestamp_seconds", ("broker", broker)) > 0);
        }

        Assert.All(page.All("messaging_roundtrip_failures_total"), sample => Assert.Equal(0, sample.Value));
        Assert.All(page.All("kafka_canary_failures_total"), sample => Assert.Equal(0, sample.Value));
        Assert.Equal((1, 3, 3), (cluster.Requests(ApiKey.CreateTopics), cluster.Requests(ApiKey.Produce), cluster.Requests(ApiKey.Fetch)));
        Assert.Equal(3, Enumerable.Range(0, 3).Sum(partition => cluster.Topics.High(Topic, partition)));
        // The exporter's own messages are not a cluster's traffic.
        Assert.DoesNotContain(page.Samples, sample => sample.Name.StartsWith("messaging_topic_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_topic_is_shown_with_Kafka_s_own_ones()
    {
        await using var cluster = await KafkaSimulation.StartAsync(new KafkaPlan());
        await using var exporter = await WatchAsync(cluster, Creating, "internal_topics: true");
        await UntilAsync(exporter, page => page.Sum("messaging_topic_published_messages_total", ("topic", Topic)) == 3);
    }

    [Fact]
    public async Task A_topic_that_is_missing_is_not_made_without_leave()
    {
        await using var cluster = await KafkaSimulation.StartAsync(new KafkaPlan());
        await using var exporter = await WatchAsync(cluster, On);
        var page = await UntilAsync(exporter, page => page.Sum("messaging_roundtrip_failures_total") == 3);
        Assert.Equal(3, page.Value("messaging_roundtrip_failures_total", ("reason", "no_topic")));
        Assert.Equal(0, page.Value("messaging_roundtrip_seconds_count"));
        Assert.Equal((0, 0), (cluster.Requests(ApiKey.CreateTopics), cluster.Requests(ApiKey.Produce)));
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_topic_that_somebody_uses()
    {
        await using var cluster = await KafkaSimulation.StartAsync(new KafkaPlan { Topics = [new TopicPlan(Topic, 3)] });
        for (var partition = 0; partition < 3; partition++)
            cluster.Topics.Write(Topic, partition, 5);
        await using var exporter = await WatchAsync(cluster, On);
        var page = await UntilAsync(exporter, page => page.Sum("kafka_canary_failures_total") == 3);
        Assert.Equal(3, page.Sum("kafka_canary_failures_total", ("reason", "not_dedicated")));
        Assert.Equal(0, cluster.Requests(ApiKey.Produce));
    }

    [Fact]
    public async Task A_broker_that_leads_nothing_is_left_out_and_said()
    {
        await using var cluster = await KafkaSimulation.StartAsync(new KafkaPlan { Topics = [new TopicPlan(Topic, 2)] });
        var log = new LogLines();
        await using var exporter = await RunningExporter.StartAsync(Config(cluster, On), log);
        var page = await UntilAsync(exporter, page => page.Value("messaging_roundtrip_seconds_count") == 2);
        Assert.Equal([0, 1, 1], page.All("kafka_canary_led_partitions").Select(sample => sample.Value).Order());
        Assert.All(page.All("kafka_canary_failures_total"), sample => Assert.Equal(0, sample.Value));
        Assert.Single(log.All, line => line.Contains("leads no partition of the canary's topic", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_takes_no_messages_holds_up_neither_the_others_nor_a_scrape()
    {
        await using var cluster = await KafkaSimulation.StartAsync(new KafkaPlan { Topics = [new TopicPlan(Topic, 3)] });
        cluster.Broker(2).Fault = KafkaFault.Silent.OnlyFor(ApiKey.Produce);
        await using var exporter = await WatchAsync(cluster, On);
        // Its message is still under way when these two are back.
        var page = await UntilAsync(exporter, page => page.Value("messaging_roundtrip_seconds_count") == 2);
        Assert.Equal(0, page.Sum("kafka_canary_failures_total"));
        Assert.Equal(0, page.Value("kafka_canary_roundtrip_seconds_count", ("broker", "2")));
        Assert.Equal(1, page.Value("kafka_broker_up", ("broker", "2")));
        Assert.Equal(1, page.Value("messaging_up"));
    }

    [Fact]
    public async Task What_a_broker_says_is_the_reason()
    {
        await using var cluster = await KafkaSimulation.StartAsync(new KafkaPlan { Topics = [new TopicPlan(Topic, 3)] });
        cluster.Broker(2).Fault = KafkaFault.Error(ErrorCode.NotEnoughReplicas).OnlyFor(ApiKey.Produce);
        await using var exporter = await WatchAsync(cluster, On);
        var page = await UntilAsync(exporter, page => page.Value("messaging_roundtrip_seconds_count") == 2 && page.Sum("messaging_roundtrip_failures_total") == 1);
        Assert.Equal(1, page.Value("kafka_canary_failures_total", ("broker", "2"), ("reason", "not_enough_replicas")));
        Assert.Equal(1, page.Value("messaging_roundtrip_failures_total", ("reason", "send_refused")));
    }

    private static Task<RunningExporter> WatchAsync(KafkaSimulation cluster, params string[] more) => RunningExporter.StartAsync(Config(cluster, more));

    private static string Config(KafkaSimulation cluster, params string[] more) =>
        $"targets:\n  - name: kafka\n    kafka:\n      bootstrap_servers: [{cluster.BootstrapServers}]\n      timeout: 20s\n" + string.Concat(more.Select(line => $"      {line}\n"));

    private static async Task<MetricsPage> UntilAsync(RunningExporter exporter, Func<MetricsPage, bool> condition)
    {
        MetricsPage? page = null;
        await Until.TrueAsync(async () => condition(page = await exporter.ScrapeAsync()));
        return page!;
    }
}
