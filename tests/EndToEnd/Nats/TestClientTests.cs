using EndToEnd.Nats.Testing;

namespace EndToEnd.Nats;

/// <summary>That the tests' own client does what they rely on.</summary>
public sealed class TestClientTests
{
    [Fact]
    public async Task Messages_are_stored_fetched_and_acknowledged()
    {
        await using var server = await NatsServer.StartAsync("""jetstream { store_dir: "{folder}/js" }""");
        await using var client = await TestClient.ConnectAsync(server);
        await client.AddStreamAsync("ORDERS", "orders.*");
        await client.AddConsumerAsync("ORDERS", "shipping");
        await client.PublishAsync("orders.new", 50);
        await client.FetchAsync("ORDERS", "shipping", 20);
        var info = await client.AskJetStreamAsync("CONSUMER.INFO.ORDERS.shipping");
        Assert.Equal(30, info.GetProperty("num_pending").GetInt32());
        Assert.Equal(20, info.GetProperty("ack_floor").GetProperty("stream_seq").GetInt32());
        Assert.Equal(0, info.GetProperty("num_ack_pending").GetInt32());
    }
}
