using System.Net;
using EndToEnd.Nats.Testing;
using EndToEnd.Testing;
using Simulator.Nats;
using Tests.Shared;

namespace EndToEnd.Nats;

/// <summary>What the demo shows: a server that is not there, and applications around one that is.</summary>
public sealed class SimulatedNatsTests
{
    private const string Page = "/compat/prometheus-nats-exporter/metrics";

    [Fact]
    public async Task A_played_server_has_the_numbers_that_its_plan_says()
    {
        var time = new ManualTime();
        await using var played = new PlayedServer(0, new PlayedDocuments(StreamPlan.Shop, time).Find);
        time.Advance(TimeSpan.FromSeconds(100));
        await using var exporter = await RunningExporter.StartAsync($"targets: [{{name: demo, nats: {{monitor: [\"http://{played.EndPoint}\"]}}}}]\n");
        var page = await exporter.ScrapeAsync(path: Page);
        Assert.Equal(1, page.Value("messaging_up"));
        Assert.Equal(4000, page.Value("jetstream_stream_last_seq", ("stream_name", "ORDERS")));
        Assert.Equal(0, page.Value("jetstream_consumer_num_pending", ("consumer_name", "fulfilment")));
        Assert.Equal(1500, page.Value("jetstream_consumer_num_pending", ("consumer_name", "analytics")));
        Assert.Equal(1000, page.Value("jetstream_consumer_num_pending", ("consumer_name", "audit")));
        Assert.Equal(3000, page.Value("jetstream_stream_total_messages", ("stream_name", "CLICKS")));
        Assert.Equal(3000, page.Value("jetstream_consumer_num_pending", ("consumer_name", "recommendations")));
        Assert.True((await exporter.ScrapeAsync()).Has("messaging_up", ("system", "nats")));
    }

    [Fact]
    public async Task Applications_publish_into_a_real_server_and_consume_as_fast_as_planned()
    {
        await using var server = await NatsServer.StartAsync("""jetstream { store_dir: "{folder}/js" }""");
        using var end = new CancellationTokenSource();
        var applications = new Applications(IPEndPoint.Parse($"127.0.0.1:{server.Port}"), StreamPlan.Shop, TimeProvider.System);
        await applications.PrepareAsync(end.Token);
        // Who is started again finds what there is.
        await applications.PrepareAsync(end.Token);
        var running = applications.RunAsync(end.Token);
        await using var exporter = await NatsExporter.WatchAsync([server]);
        await Until.TrueAsync(async () =>
        {
            var page = await exporter.ScrapeAsync(path: Page);
            return page.Value("jetstream_consumer_ack_floor_stream_seq", ("consumer_name", "ledger")) > 5
                && page.Value("jetstream_consumer_num_pending", ("consumer_name", "analytics")) > 5
                && page.Value("jetstream_consumer_num_pending", ("consumer_name", "audit")) > 5;
        });
        Assert.False(running.IsCompleted);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Applications_whose_server_is_gone_say_so()
    {
        await using var server = await NatsServer.StartAsync("""jetstream { store_dir: "{folder}/js" }""");
        var applications = new Applications(IPEndPoint.Parse($"127.0.0.1:{server.Port}"), StreamPlan.Shop, TimeProvider.System);
        await applications.PrepareAsync(CancellationToken.None);
        var running = applications.RunAsync(CancellationToken.None);
        await server.KillAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => running.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.IsNotType<TimeoutException>(running.Exception?.InnerException);
    }
}
