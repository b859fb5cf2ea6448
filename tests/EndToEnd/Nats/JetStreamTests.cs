using EndToEnd.Nats.Testing;

namespace EndToEnd.Nats;

/// <summary>Streams and consumers of a real server.</summary>
public sealed class JetStreamTests
{
    private const string JetStream = "jetstream { store_dir: \"{folder}/js\", max_mem: 64MB }";

    [Fact]
    public async Task A_consumer_lags_by_what_it_was_not_sent_and_for_as_long_as_that_is_there()
    {
        await using var server = await NatsServer.StartAsync(JetStream, "solo");
        await using var client = await TestClient.ConnectAsync(server);
        await client.AddStreamAsync("ORDERS", "orders.*");
        await client.AddConsumerAsync("ORDERS", "worker");
        await client.PublishAsync("orders.a", 10);
        await using var exporter = await NatsExporter.WatchAsync([server]);
        var page = await exporter.ScrapeAsync();
        Assert.Equal(10, page.Value("messaging_topic_published_messages_total", ("system", "nats"), ("topic", "ORDERS"), ("account", "$G")));
        Assert.Equal(10, page.Value("messaging_topic_retained_messages", ("topic", "ORDERS")));
        Assert.Equal(10, page.Value("messaging_group_lag_messages", ("group", "worker"), ("topic", "ORDERS"), ("account", "$G")));
        Assert.True(page.Value("messaging_group_lag_seconds", ("group", "worker")) > 0);
        Assert.Equal(0, page.Value("messaging_group_consumed_messages_total", ("group", "worker")));
        Assert.Equal(0, page.Value("messaging_group_lost_messages", ("group", "worker")));
        Assert.Equal(0, page.Value("messaging_group_members", ("group", "worker")));

        await client.FetchAsync("ORDERS", "worker", 10);
        page = await exporter.ScrapeAsync();
        Assert.Equal(0, page.Value("messaging_group_lag_messages", ("group", "worker")));
        Assert.Equal(0, page.Value("messaging_group_lag_seconds", ("group", "worker")));
        Assert.Equal(10, page.Value("messaging_group_consumed_messages_total", ("group", "worker")));
        Assert.Equal(10, page.Value("nats_consumer_deliveries_total", ("consumer", "worker")));
        Assert.False(page.Has("nats_consumer_leader"));
    }

    [Fact]
    public async Task A_stream_made_again_begins_to_count_anew()
    {
        await using var server = await NatsServer.StartAsync(JetStream);
        await using var client = await TestClient.ConnectAsync(server);
        await client.AddStreamAsync("ORDERS", "orders.*");
        await client.PublishAsync("orders.a", 10);
        await using var exporter = await NatsExporter.WatchAsync([server]);
        Assert.Equal(10, (await exporter.ScrapeAsync()).Value("messaging_topic_published_messages_total"));
        await client.AskJetStreamAsync("STREAM.DELETE.ORDERS");
        await client.AddStreamAsync("ORDERS", "orders.*");
        await client.PublishAsync("orders.a", 25);
        Assert.Equal(0, (await exporter.ScrapeAsync()).Value("messaging_topic_published_messages_total"));
        Assert.Equal(25, (await exporter.ScrapeAsync()).Value("messaging_topic_published_messages_total"));
    }

    [Fact]
    public async Task A_consumer_with_as_many_messages_unacknowledged_as_may_be_is_stalled_for_that()
    {
        await using var server = await NatsServer.StartAsync(JetStream);
        await using var client = await TestClient.ConnectAsync(server);
        await client.AddStreamAsync("ORDERS", "orders.*");
        await client.AddConsumerAsync("ORDERS", "hung", "\"ack_policy\":\"explicit\",\"max_ack_pending\":5,\"ack_wait\":600000000000");
        await client.AddConsumerAsync("ORDERS", "idle");
        await client.PublishAsync("orders.a", 10);
        await client.FetchAsync("ORDERS", "hung", 5, ack: false);
        await using var exporter = await NatsExporter.WatchAsync([server], "lag_includes_ack_pending: true");
        var page = await exporter.ScrapeAsync();
        Assert.False(page.Has("messaging_group_stalled"));
        Assert.Equal(10, page.Value("messaging_group_lag_messages", ("group", "hung")));
        Assert.Equal(5, page.Value("nats_consumer_ack_pending_messages", ("consumer", "hung")));
        Assert.Equal(5, page.Value("nats_consumer_limit_ack_pending_messages", ("consumer", "hung")));
        exporter.Time.Advance(TimeSpan.FromMinutes(2));
        page = await exporter.ScrapeAsync();
        Assert.Equal(1, page.Value("messaging_group_stalled", ("group", "hung"), ("reason", "ack_saturated")));
        Assert.Equal(1, page.Value("messaging_group_stalled", ("group", "idle"), ("reason", "no_members")));
    }

    [Fact]
    public async Task Ephemeral_consumers_are_told_by_stream_and_new_ones_are_known_at_once()
    {
        await using var server = await NatsServer.StartAsync(JetStream);
        await using var client = await TestClient.ConnectAsync(server);
        await client.AddStreamAsync("ORDERS", "orders.*");
        await client.PublishAsync("orders.a", 4);
        await using var exporter = await NatsExporter.WatchAsync([server]);
        await exporter.ScrapeAsync();
        await client.AddConsumerAsync("ORDERS", "durable");
        await client.AskJetStreamAsync("CONSUMER.CREATE.ORDERS", """{"stream_name":"ORDERS","config":{"ack_policy":"explicit","deliver_policy":"all","replay_policy":"instant","inactive_threshold":600000000000}}""");
        var page = await exporter.ScrapeAsync();
        Assert.Equal("durable", Assert.Single(page.All("messaging_group_lag_messages"))["group"]);
        Assert.Equal(1, page.Value("nats_stream_ephemeral_consumers"));
        Assert.Equal(4, page.Value("nats_stream_ephemeral_lag_messages"));
    }

    [Fact]
    public async Task Filters_leave_out_streams_and_consumers()
    {
        await using var server = await NatsServer.StartAsync(JetStream);
        await using var client = await TestClient.ConnectAsync(server);
        foreach (var name in (string[])["KEPT", "LEFT"])
        {
            await client.AddStreamAsync(name, name + ".*");
            await client.AddConsumerAsync(name, "kept");
            await client.AddConsumerAsync(name, "left");
        }

        await using var exporter = await NatsExporter.WatchAsync([server], "streams: {exclude: LEFT}", "consumers: {include: \"k.*\"}");
        var page = await exporter.ScrapeAsync();
        Assert.Equal("KEPT", Assert.Single(page.All("nats_stream_bytes"))["stream"]);
        Assert.Equal("kept", Assert.Single(page.All("nats_consumer_info"))["consumer"]);
    }
}
