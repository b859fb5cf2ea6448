using System.Text.Json;
using EndToEnd.Testing;
using Simulator.RocketMq;

namespace EndToEnd;

/// <summary>The commands as processes, against a cluster.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Scrape_writes_the_truth_and_ends_with_0()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var scrape = Start(cluster, "scrape");
        var (code, output) = await scrape.EndAsync();
        Assert.Equal((0, ""), (code, scrape.Error));
        TruthTests.AssertTrue(cluster, PageParser.Parse(output));
        cluster.AssertOnlyKnownRequests();
    }

    [Fact]
    public async Task Scrape_of_a_cluster_that_is_away_ends_with_1_and_a_sentence()
    {
        await using var cluster = await Clusters.StartAsync("4.9");
        foreach (var server in cluster.Servers)
            server.Stop();
        await using var scrape = Start(cluster, "scrape");
        var (code, output) = await scrape.EndAsync();
        Assert.Equal(1, code);
        Assert.Equal(0, PageParser.Parse(output).Value("messaging_up"));
        Assert.StartsWith("broker-exporter: Target shop is down (unreachable): ", scrape.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", scrape.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lag_shows_the_groups_that_there_are()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var lag = Start(cluster, "lag", "--rate-over=0s", "--json");
        var (code, output) = await lag.EndAsync();
        Assert.Equal((0, ""), (code, lag.Error));
        var groups = JsonDocument.Parse(output).RootElement.GetProperty("groups").EnumerateArray().ToList();
        Assert.Equal(
            cluster.UserPairs.Select(pair => (pair.Group, pair.Topic, cluster.Lag(pair.Group, pair.Topic))).Order(),
            groups.Select(group => (Text(group, "group"), Text(group, "topic"), group.GetProperty("lag_messages").GetInt64())).Order());
        Assert.Equal(groups.Select(group => group.GetProperty("lag_messages").GetInt64()).OrderDescending(), groups.Select(group => group.GetProperty("lag_messages").GetInt64()));
    }

    [Fact]
    public async Task Lag_of_a_running_exporter_asks_no_broker_more_than_a_scrape_does()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var exporter = await RunningExporter.StartAsync("collection: {min_age: 1m}\n" + cluster.Config());
        await exporter.ScrapeAsync();
        await exporter.BetweenCollectionsAsync();
        cluster.ResetCounts();
        await using var lag = ExporterProcess.Start(_folder.Path, "lag", $"--url={exporter.Address}", "--rate-over=0s", "--group=analytics");
        var (code, output) = await lag.EndAsync();
        Assert.Equal((0, ""), (code, lag.Error));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("SYSTEM    GROUP      TOPIC", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("rocketmq  analytics  ", line, StringComparison.Ordinal));
        Assert.Equal(0, cluster.Requests);
    }

    [Fact]
    public async Task Lag_is_stopped_by_a_signal_while_it_watches()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var exporter = await cluster.WatchAsync();
        await using var lag = ExporterProcess.Start(_folder.Path, "lag", $"--url={exporter.Address}", "--watch=50ms");
        await Until.TrueAsync(() => cluster.RequestsOf(Watched) > 3 * cluster.Brokers.Count);
        await lag.TerminateAsync();
        var (code, output) = await lag.EndAsync(TimeSpan.FromSeconds(5));
        Assert.Equal((0, ""), (code, lag.Error));
        Assert.True(output.Split("SYSTEM").Length > 2, output);
        Assert.DoesNotContain('\e', output);
    }

    [Fact]
    public async Task Healthcheck_tells_a_running_exporter_from_none()
    {
        await using var cluster = await Clusters.StartAsync("4.9");
        string file;
        await using (var exporter = await cluster.WatchAsync())
        {
            file = _folder.Write("exporter.yaml", $"web: {{listen_address: \"{exporter.Address.Authority}\"}}\n" + cluster.Config());
            await using var well = ExporterProcess.Start(_folder.Path, "healthcheck", $"--config.file={file}");
            Assert.Equal((0, ""), await well.EndAsync());
        }

        await using var ill = ExporterProcess.Start(_folder.Path, "healthcheck", $"--config.file={file}");
        Assert.Equal((1, ""), await ill.EndAsync());
        Assert.Contains("connection refused", ill.Error, StringComparison.Ordinal);
    }

    // GET_BROKER_RUNTIME_INFO, asked in every collection.
    private const int Watched = 28;

    private static string Text(JsonElement group, string name) => group.GetProperty(name).GetString()!;

    private ChildProcess Start(RocketMqCluster cluster, string command, params string[] flags) =>
        ExporterProcess.Start(_folder.Path, [command, "--config.file", _folder.Write("exporter.yaml", cluster.Config()), .. flags]);
}
