using System.Globalization;
using Probes.Nats;

namespace Probes.Tests.Nats.JetStream;

/// <summary>Documents as newer servers write them, and as hostile or unlucky ones may.</summary>
public sealed class ConsumerFixtureTests
{
    private const string Old = """{"name":"S","created":"2026-01-01T00:00:00Z","config":{"retention":"limits","num_replicas":1,"max_msgs":-1,"max_bytes":-1,"max_age":3600000000000,"max_consumers":0},"state":{"messages":90,"bytes":900,"first_seq":11,"first_ts":"2026-01-02T03:00:00Z","last_seq":100,"last_ts":"2026-01-02T03:04:00Z"},"consumer_detail":[CONSUMERS]}""";

    [Fact]
    public async Task What_only_newer_servers_say_is_absent_for_older_ones()
    {
        var page = await JetStreamScrape.OnceAsync(Servers(Consumer("c", 10, 10, 90)));
        string[] newer = ["nats_consumer_paused", "nats_consumer_pause_remaining", "_threshold", "nats_jetstream_api_level", "nats_jetstream_ha_assets_limit", "nats_jetstream_meta_snapshot", "nats_jetstream_meta_pending"];
        Assert.DoesNotContain(page.Keys, name => newer.Any(word => name.Contains(word, StringComparison.Ordinal)));
        Assert.Equal(3600, page["nats_stream_limit_age_seconds $G S"]);
        Assert.DoesNotContain("nats_stream_limit_messages $G S", page.Keys);
        Assert.DoesNotContain("nats_stream_limit_consumers $G S", page.Keys);
    }

    [Fact]
    public async Task Thresholds_in_metadata_are_series()
    {
        var page = await JetStreamScrape.OnceAsync(Servers(
            Consumer("c", 10, 10, 90, config: """,	"metadata":{"io.nats.monitor.unprocessed-critical":"500","io.nats.monitor.last-ack-critical":"1m30s","io.nats.monitor.enabled":"true","io.nats.monitor.note":"ask Bob","team":"9"}"""),
            stream: Old.Replace("\"max_consumers\":0", """ "max_consumers":0,"metadata":{"io.nats.monitor.msgs-warn":"1e3"}""", StringComparison.Ordinal)));
        Assert.Equal(500, page["nats_consumer_threshold $G S c unprocessed-critical"]);
        Assert.Equal(90, page["nats_consumer_threshold $G S c last-ack-critical"]);
        Assert.Equal(1, page["nats_consumer_threshold $G S c enabled"]);
        Assert.Equal(1000, page["nats_stream_threshold $G S msgs-warn"]);
        Assert.Equal(3, page.Keys.Count(name => name.StartsWith("nats_consumer_threshold", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_paused_consumer_is_told_and_never_stalled()
    {
        await using var scrape = new JetStreamScrape(Servers(Consumer("c", 10, 10, 90, more: ""","paused":true,"pause_remaining":60000000000,"ts":"2026-01-02T03:04:05Z" """)));
        var page = await scrape.CollectAsync();
        Assert.Equal(1, page["nats_consumer_paused $G S c"]);
        Assert.Equal(60, page["nats_consumer_pause_remaining_seconds $G S c"]);
        scrape.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.DoesNotContain(await scrape.CollectAsync(), sample => sample.Key.StartsWith("messaging_group_stalled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Newer_servers_tell_of_levels_limits_and_snapshots()
    {
        var servers = new ScriptedServers();
        servers.Set("n1", "c1", """{"api":{"total":1,"errors":0,"inflight":2,"level":1},"limits":{"max_ha_assets":1000},"streams_leader":3,"total":4,"meta_cluster":{"leader":"n1","cluster_size":1,"pending":7,"snapshot":{"pending_entries":5,"pending_size":600,"last_time":"2026-01-02T03:04:05Z","last_duration":1500000000}}}""");
        var page = await JetStreamScrape.OnceAsync(servers);
        Assert.Equal(1, page["nats_jetstream_api_level n1"]);
        Assert.Equal(2, page["nats_jetstream_api_in_flight_requests n1"]);
        Assert.Equal(1000, page["nats_jetstream_ha_assets_limit n1"]);
        Assert.Equal(7, page["nats_jetstream_meta_pending_operations n1"]);
        Assert.Equal(1.5, page["nats_jetstream_meta_snapshot_duration_seconds n1"]);
        Assert.Equal(1767323045, page["nats_jetstream_meta_snapshot_timestamp_seconds n1"]);
    }

    [Fact]
    public async Task Servers_that_take_different_ones_for_the_leader_disagree()
    {
        var servers = new ScriptedServers();
        servers.Set("n1", "c1", """{"meta_cluster":{"leader":"n1","cluster_size":3}}""");
        servers.Set("n2", "c1", """{"meta_cluster":{"leader":"n3","cluster_size":3}}""");
        servers.Set("n4", "c1", """{"meta_cluster":{"cluster_size":3}}""");
        var page = await JetStreamScrape.OnceAsync(servers);
        Assert.Equal(2, page["nats_jetstream_meta_leaders"]);
        Assert.Equal(1, page["nats_jetstream_meta_leader n2 n3"]);
        Assert.Equal(0, page["nats_jetstream_meta_has_leader n4"]);
    }

    [Theory]
    [InlineData(100, 100, 0, 0)]
    [InlineData(10, 10, 90, 245)]
    [InlineData(99, 99, 1, 5)]
    [InlineData(3, 3, 90, 245)]
    public async Task Lag_is_dated_exactly_at_both_ends_of_a_stream(ulong delivered, ulong floor, ulong pending, double seconds)
    {
        var page = await JetStreamScrape.OnceAsync(Servers(Consumer("c", delivered, floor, pending)));
        Assert.Equal(seconds, page["messaging_group_lag_seconds c S $G"]);
        Assert.DoesNotContain("nats_consumer_lag_estimated $G S c", page.Keys);
        Assert.Equal(delivered < 10 ? 7 : 0, page["messaging_group_lost_messages c S $G"]);
    }

    [Fact]
    public async Task In_between_it_is_a_guess_for_messages_from_before_the_exporter_and_says_so()
    {
        var page = await JetStreamScrape.OnceAsync(Servers(Consumer("c", 54, 54, 46)));
        Assert.InRange(page["messaging_group_lag_seconds c S $G"], 100, 140);
        Assert.Equal(1, page["nats_consumer_lag_estimated $G S c"]);
    }

    [Fact]
    public async Task What_is_not_acknowledged_counts_where_that_is_wanted()
    {
        var way = Servers(Consumer("c", 100, 10, 0, more: ""","num_ack_pending":90"""));
        Assert.Equal(0, (await JetStreamScrape.OnceAsync(way))["messaging_group_lag_messages c S $G"]);
        var page = await JetStreamScrape.OnceAsync(way, new NatsOptions { LagIncludesAckPending = true });
        Assert.Equal(90, page["messaging_group_lag_messages c S $G"]);
        Assert.Equal(245, page["messaging_group_lag_seconds c S $G"]);
    }

    [Fact]
    public async Task A_consumer_that_filters_counts_its_own_deliveries_and_loses_nothing_that_it_did_not_want()
    {
        var page = await JetStreamScrape.OnceAsync(Servers(Consumer("c", 3, 3, 90, config: ""","filter_subject":"s.a" """, consumerSequence: 2)));
        Assert.Equal(2, page["messaging_group_consumed_messages_total c S $G"]);
        Assert.DoesNotContain("messaging_group_lost_messages c S $G", page.Keys);
    }

    [Fact]
    public async Task Numbers_beyond_a_long_are_told_as_they_are()
    {
        var max = ulong.MaxValue.ToString(CultureInfo.InvariantCulture);
        var page = await JetStreamScrape.OnceAsync(Servers(
            Consumer("c", ulong.MaxValue, 0, ulong.MaxValue), Old.Replace("\"last_seq\":100", $"\"last_seq\":{max}", StringComparison.Ordinal)));
        Assert.Equal(1.8446744073709552e19, page["messaging_group_lag_messages c S $G"]);
        Assert.Equal(1.8446744073709552e19, page["messaging_topic_published_messages_total S $G"]);
    }

    [Fact]
    public async Task Members_of_consumers_with_one_name_are_one_group()
    {
        var servers = ScriptedServers.Solo("""
            {"now":"2026-01-02T03:04:05Z","account_details":[{"name":"A","stream_detail":[
            {"name":"S","consumer_detail":[{"name":"c","num_waiting":2,"config":{"durable_name":"c"}}]},
            {"name":"T","consumer_detail":[{"name":"c","num_waiting":3,"config":{"durable_name":"c"}}]}]}]}
            """);
        Assert.Equal(5, (await JetStreamScrape.OnceAsync(servers))["messaging_group_members c A"]);
    }

    [Fact]
    public async Task Ephemeral_consumers_and_those_of_MQTT_are_told_by_stream()
    {
        var servers = ScriptedServers.Solo("""
            {"account_details":[{"name":"A","stream_detail":[
            {"name":"S","consumer_detail":[{"name":"x","num_pending":2,"config":{}},{"name":"y","num_pending":5,"config":{}},{"name":"d","config":{"durable_name":"d"}}]},
            {"name":"$MQTT_msgs","consumer_detail":[{"name":"z","num_pending":1,"config":{"durable_name":"z"}}]}]}]}
            """);
        var page = await JetStreamScrape.OnceAsync(servers);
        Assert.Equal(2, page["nats_stream_ephemeral_consumers A S"]);
        Assert.Equal(7, page["nats_stream_ephemeral_lag_messages A S"]);
        Assert.Equal(5, page["nats_stream_ephemeral_largest_lag_messages A S"]);
        Assert.Equal(1, page["nats_stream_ephemeral_consumers A $MQTT_msgs"]);
        Assert.Single(page.Keys, name => name.StartsWith("messaging_group_lag_messages", StringComparison.Ordinal));
        page = await JetStreamScrape.OnceAsync(servers, new NatsOptions { EphemeralConsumers = EphemeralConsumers.Each });
        Assert.Equal(4, page.Keys.Count(name => name.StartsWith("messaging_group_lag_messages", StringComparison.Ordinal)));
        page = await JetStreamScrape.OnceAsync(servers, new NatsOptions { EphemeralConsumers = EphemeralConsumers.None });
        Assert.DoesNotContain(page.Keys, name => name.StartsWith("nats_stream_ephemeral", StringComparison.Ordinal));
    }

    [Fact]
    public async Task New_ephemeral_consumers_do_not_double_every_question()
    {
        var servers = ScriptedServers.Solo("""{"account_details":[{"name":"A","stream_detail":[{"name":"S","consumer_detail":[]}]}]}""");
        await using var scrape = new JetStreamScrape(servers);
        await scrape.CollectAsync();
        for (var i = 0; i < 4; i++)
        {
            servers.Set("solo", "", $$$"""{"account_details":[{"name":"A","stream_detail":[{"name":"S","consumer_detail":[{"name":"e{{{i}}}","config":{}}]}]}]}""");
            scrape.Time.Advance(TimeSpan.FromSeconds(5));
            Assert.Equal(1, (await scrape.CollectAsync())["nats_stream_ephemeral_consumers A S"]);
        }

        Assert.Equal(2, servers.Asked.Count(path => path.Contains("config", StringComparison.Ordinal)));
    }

    private static ScriptedServers Servers(string consumer, string stream = Old) => ScriptedServers.Solo(
        $$"""{"now":"2026-01-02T03:04:05Z","account_details":[{"name":"$G","stream_detail":[{{stream.Replace("CONSUMERS", consumer, StringComparison.Ordinal)}} ]}]}""");

    private static string Consumer(string name, ulong delivered, ulong floor, ulong pending, string more = "", string config = "", int consumerSequence = 1) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"name":"{{name}}","created":"2026-01-01T00:00:01Z","config":{"durable_name":"{{name}}","ack_policy":"explicit"{{config}} },"delivered":{"consumer_seq":{{consumerSequence}},"stream_seq":{{delivered}} },"ack_floor":{"consumer_seq":{{consumerSequence}},"stream_seq":{{floor}} },"num_pending":{{pending}}{{more}} }""");
}
