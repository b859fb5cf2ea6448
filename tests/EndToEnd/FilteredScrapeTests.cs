using EndToEnd.Nats.Testing;
using EndToEnd.Testing;

namespace EndToEnd;

/// <summary>Scrapes of single collectors: each can be asked alone, and whole scrapes do not notice.</summary>
public sealed class FilteredScrapeTests
{
    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Every_collector_of_RocketMQ_can_be_asked_alone(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync("consumer_detail: true");
        await AssertEachAloneAsync(exporter, "/metrics", () => Advance(15));
        await AssertEachAloneAsync(exporter, "/compat/rocketmq-exporter/metrics", () => Advance(0));

        Task Advance(double seconds)
        {
            cluster.Advance(TimeSpan.FromSeconds(seconds));
            exporter.Time.Advance(TimeSpan.FromSeconds(seconds));
            return exporter.BetweenCollectionsAsync();
        }
    }

    [Fact]
    public async Task Every_collector_of_NATS_can_be_asked_alone()
    {
        await using var server = await NatsServer.StartAsync("""jetstream { store_dir: "{folder}/js" }""");
        await using var exporter = await NatsExporter.WatchAsync([server], "connections: 10");
        foreach (var path in (string[])["/metrics", "/compat/prometheus-nats-exporter/metrics", "/compat/nats-surveyor/metrics"])
            await AssertEachAloneAsync(exporter, path, () => Task.CompletedTask);
    }

    [Fact]
    public async Task A_target_is_up_whatever_is_asked_of_it_first()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        string[] collectors;
        await using (var exporter = await cluster.WatchAsync())
            collectors = await CollectorsAsync(exporter, "/metrics");
        foreach (var collector in collectors)
        {
            await using var exporter = await cluster.WatchAsync();
            Assert.Equal(1, (await exporter.ScrapeAsync(path: "/metrics?collect[]=" + collector)).Value("messaging_up"));
        }
    }

    [Fact]
    public async Task A_target_that_is_down_is_so_whatever_is_asked_of_it()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var exporter = await cluster.WatchAsync("timeout: 1s");
        var collectors = await CollectorsAsync(exporter, "/metrics");
        foreach (var server in cluster.Servers)
            server.Stop();
        foreach (var collector in collectors)
            Assert.Equal(0, (await exporter.ScrapeAsync(path: "/metrics?collect[]=" + collector)).Value("messaging_up"));
    }

    private static async Task AssertEachAloneAsync(RunningExporter exporter, string path, Func<Task> next)
    {
        for (var i = 0; i < 3; i++)
        {
            await exporter.ScrapeAsync(path: path);
            await next();
        }

        var before = Series(await exporter.ScrapeAsync(path: path));
        var alone = new HashSet<string>();
        foreach (var collector in await CollectorsAsync(exporter, path))
        {
            var page = await exporter.ScrapeAsync(path: $"{path}?collect[]={collector}");
            Assert.Equal(1, page.Value("messaging_up"));
            alone.UnionWith(Series(page));
        }

        Assert.Equal("", string.Join('\n', before.Except(alone)));
        await next();
        // Time and each collection bring more: ages of what has lagged for longer, clients whose turn it was. Nothing is lost.
        Assert.Equal("", string.Join('\n', before.Except(Series(await exporter.ScrapeAsync(path: path)))));
    }

    // The error says which there are.
    private static async Task<string[]> CollectorsAsync(RunningExporter exporter, string path)
    {
        using var client = new HttpClient { BaseAddress = exporter.Address };
        using var response = await client.GetAsync(new Uri(path + "?collect[]=none", UriKind.Relative));
        return (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
    }

    private static string[] Series(MetricsPage page) =>
    [
        .. page.Samples.Where(sample => !(sample.Name.StartsWith("broker_exporter_", StringComparison.Ordinal)
                || sample.Name.StartsWith("process_", StringComparison.Ordinal) || sample.Name.StartsWith("dotnet_", StringComparison.Ordinal)))
            .Select(sample => sample.Series).Order(StringComparer.Ordinal),
    ];
}
