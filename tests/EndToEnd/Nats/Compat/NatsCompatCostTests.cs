using EndToEnd.Nats.Testing;
using EndToEnd.Testing;

namespace EndToEnd.Nats.Compat;

/// <summary>What the pages with other exporters' names cost the server, as it counts requests itself.</summary>
public sealed class NatsCompatCostTests
{
    private static readonly string[] _pages = [ExporterPageTests.Page, "/compat/nats-surveyor/metrics"];

    [Fact]
    public async Task They_ask_for_nothing_large_that_the_main_page_does_not_ask_for_too()
    {
        await using var server = await NatsServer.StartAsync("""jetstream { store_dir: "{folder}/js" }""");
        await using var exporter = await NatsExporter.WatchAsync([server]);
        await exporter.ScrapeAsync();
        var first = await RequestsAsync(server);
        await exporter.ScrapeAsync();
        var before = await RequestsAsync(server);
        foreach (var page in _pages)
            await exporter.ScrapeAsync(path: page);
        var after = await RequestsAsync(server);
        // A collection for each scrape, whatever the page.
        foreach (var path in (string[])["/jsz", "/accstatz", "/connz", "/subsz"])
        {
            var one = before.GetValueOrDefault(path) - first.GetValueOrDefault(path);
            Assert.InRange(after.GetValueOrDefault(path) - before.GetValueOrDefault(path), 0, 2 * Math.Max(one, path == "/subsz" ? 1 : 0));
        }
    }

    [Fact]
    public async Task Who_scrapes_both_of_a_young_collection_pays_once()
    {
        await using var server = await NatsServer.StartAsync("""jetstream { store_dir: "{folder}/js" }""");
        await using var exporter = await RunningExporter.StartAsync("collection: {min_age: 1h}\ntargets:\n" + NatsExporter.Target("system", [server]));
        foreach (var page in _pages)
            await exporter.ScrapeAsync(path: page);
        var before = await RequestsAsync(server);
        foreach (var page in _pages)
            Assert.Equal(1, (await exporter.ScrapeAsync(path: page)).Value("messaging_up"));
        var after = await RequestsAsync(server);
        Assert.Equal(0, after["/jsz"] - before["/jsz"]);
        Assert.Equal(0, after["/accstatz"] - before["/accstatz"]);
    }

    [Theory]
    [InlineData("prometheus-nats-exporter", "gnatsd_")]
    [InlineData("nats-surveyor", "nats_")]
    public async Task No_name_is_on_a_page_that_is_not_promised_and_all_that_a_2_9_has_are_there(string name, string prefix)
    {
        await using var server = await NatsServer.StartAsync(
            """
            jetstream { store_dir: "{folder}/js" }
            accounts { SYS: {users: [{user: s, password: s}]} }
            system_account: SYS
            """);
        await using var exporter = await NatsExporter.WatchAsync([server]);
        var page = await exporter.ScrapeAsync(path: $"/compat/{name}/metrics");
        var promised = Probes.ProbeKinds.All.SelectMany(kind => kind.CompatPages).Single(known => known.Name == name).Metrics.Select(metric => metric.Name).ToHashSet();
        Assert.All(page.Samples, sample => Assert.True(promised.Contains(sample.Name) || sample.Name == "messaging_up", sample.Name));
        Assert.True(page.Samples.Select(sample => sample.Name).Distinct().Count(known => known.StartsWith(prefix, StringComparison.Ordinal)) > 40);
    }

    private static async Task<Dictionary<string, long>> RequestsAsync(NatsServer server)
    {
        using var varz = System.Text.Json.JsonDocument.Parse(await server.GetAsync("/varz"));
        return varz.RootElement.GetProperty("http_req_stats").EnumerateObject().ToDictionary(path => path.Name, path => path.Value.GetInt64());
    }
}
