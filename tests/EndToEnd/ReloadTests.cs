using System.Net;
using EndToEnd.Testing;
using Simulator.RocketMq;

namespace EndToEnd;

/// <summary>New configurations under scrapes, against clusters that count connections.</summary>
public sealed class ReloadTests : IDisposable
{
    private const int Scrapers = 4;

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(60) };

    private string File => Path.Combine(_folder.Path, "exporter.yaml");

    public void Dispose()
    {
        _folder.Dispose();
        _client.Dispose();
    }

    [Fact]
    public async Task Two_hundred_reloads_under_scrapes_cost_no_scrape_and_no_connection()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var other = await Clusters.StartAsync("4.9");
        var staying = "  - name: shop\n    cluster: shop\n" + Section(cluster);
        // One that comes, changes and goes beside the one that stays.
        var texts = Enumerable.Range(0, 200)
            .Select(index => "targets:\n" + (index % 2 == 0 ? staying : "")
                + (index % 3 == 0 ? "" : $"  - name: coming\n    cluster: coming\n{Section(other)}      timeout: {(index % 3) + 1}s\n")
                + (index % 2 == 0 ? "" : staying));
        Write("targets:\n" + staying);
        await using var exporter = Start("--web.enable-lifecycle");
        var address = await exporter.AddressAsync();
        await ScrapeAsync(address);
        var connections = cluster.Servers.ToDictionary(server => server, server => server.Requests.Connections);
        Assert.All(connections.Values, count => Assert.True(count > 0));
        var files = (await ScrapeAsync(address)).Value("process_open_fds");

        using var done = new CancellationTokenSource();
        var scrapers = Enumerable.Range(0, Scrapers).Select(_ => Task.Run(() => KeepScrapingAsync(address, done.Token))).ToArray();
        foreach (var text in texts)
            Assert.Equal("Reloaded.\n", await ReloadAsync(address, text));
        await done.CancelAsync();

        Assert.True((await Task.WhenAll(scrapers)).Sum() > 20);
        Assert.All(connections, entry => Assert.Equal(entry.Value, entry.Key.Requests.Connections));
        await ReloadAsync(address, "targets:\n" + staying);
        var page = await ScrapeAsync(address);
        Assert.Equal(1, page.Value("broker_exporter_config_last_reload_successful"));
        Assert.False(page.Has("messaging_up", ("target", "coming")));
        TruthTests.AssertTrue(cluster, page);
        // A connection of each target that came and went would be hundreds; the runtime opens its libraries when it needs them.
        await Until.TrueAsync(async () => (await ScrapeAsync(address)).Value("process_open_fds") < files + 60);
    }

    [Fact]
    public async Task A_hangup_reads_the_file_again()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        Write("targets:\n  - name: shop\n" + Section(cluster));
        await using var exporter = Start();
        var address = await exporter.AddressAsync();
        Write("targets:\n  - name: renamed\n" + Section(cluster));
        await exporter.SignalAsync("HUP");
        await Until.TrueAsync(() => exporter.Error.Contains("The configuration was read again", StringComparison.Ordinal));
        var page = PageParser.Parse(await _client.GetStringAsync(new Uri(address, "/metrics")));
        Assert.Equal(1, page.Value("messaging_up", ("target", "renamed")));

        Write("targets: []\n");
        await exporter.SignalAsync("HUP");
        await Until.TrueAsync(() => exporter.Error.Contains("exporter.yaml:1: targets: is empty (expected at least one target).", StringComparison.Ordinal));
        page = PageParser.Parse(await _client.GetStringAsync(new Uri(address, "/metrics")));
        Assert.Equal(0, page.Value("broker_exporter_config_last_reload_successful"));
        Assert.Equal(1, page.Value("messaging_up", ("target", "renamed")));
    }

    private static string Section(RocketMqCluster cluster) =>
        $"    rocketmq:\n      name_servers: [{string.Join(", ", cluster.NameServers.Select(server => server.EndPoint))}]\n";

    private void Write(string text) => System.IO.File.WriteAllText(File, text);

    private ChildProcess Start(params string[] flags) =>
        ExporterProcess.Start(_folder.Path, ["--config.file=exporter.yaml", "--web.listen-address=127.0.0.1:0", .. flags]);

    private async Task<string> ReloadAsync(Uri address, string text)
    {
        Write(text);
        using var response = await _client.PostAsync(new Uri(address, "/-/reload"), null);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<int> KeepScrapingAsync(Uri address, CancellationToken done)
    {
        var scrapes = 0;
        for (; !done.IsCancellationRequested; scrapes++)
            await ScrapeAsync(address);
        return scrapes;
    }

    /// <summary>A page on which every target that is named is up.</summary>
    private async Task<MetricsPage> ScrapeAsync(Uri address)
    {
        using var response = await _client.GetAsync(new Uri(address, "/metrics"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = PageParser.Parse(await response.Content.ReadAsStringAsync());
        page.AssertSane();
        Assert.Equal(1, page.Value("messaging_up", ("target", "shop")));
        Assert.DoesNotContain(page.All("messaging_up"), sample => sample.Value == 0);
        return page;
    }
}
