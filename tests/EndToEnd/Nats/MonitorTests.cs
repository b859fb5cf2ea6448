using EndToEnd.Nats.Testing;

namespace EndToEnd.Nats;

/// <summary>Real servers, by their monitoring ports.</summary>
public sealed class MonitorTests
{
    [Fact]
    public async Task A_server_is_up_and_known_by_name()
    {
        await using var server = await NatsServer.StartAsync(name: "solo");
        await using var exporter = await NatsExporter.WatchAsync([server]);
        var page = await exporter.ScrapeAsync();
        Assert.Equal(1, page.Value("messaging_up", ("system", "nats")));
        Assert.Equal(1, page.Value("nats_server_info", ("server", "solo")));
    }

    [Fact]
    public async Task A_server_that_is_killed_leaves_nothing_behind()
    {
        await using var server = await NatsServer.StartAsync();
        await using var exporter = await NatsExporter.WatchAsync([server]);
        await exporter.ScrapeAsync();
        await server.KillAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(0, page.Value("messaging_up", ("system", "nats")));
        Assert.Equal(0, page.Value("nats_monitor_up"));
        Assert.Equal(["nats_monitor_up"], page.Samples.Select(sample => sample.Name).Where(name => name.StartsWith("nats_", StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public async Task Two_addresses_of_one_server_are_one_server()
    {
        await using var server = await NatsServer.StartAsync();
        await using var exporter = await EndToEnd.Testing.RunningExporter.StartAsync(
            $"targets:\n  - name: t\n    nats:\n      monitor: [\"http://127.0.0.1:{server.MonitorPort}\", \"http://localhost:{server.MonitorPort}\"]\n");
        var page = await exporter.ScrapeAsync();
        Assert.Single(page.All("nats_server_info"));
    }

    [Fact]
    public async Task Members_of_a_cluster_are_told_by_its_name()
    {
        await using var cluster = await NatsCluster.StartAsync();
        await using var exporter = await NatsExporter.WatchAsync(cluster.Servers);
        var page = await exporter.ScrapeAsync();
        Assert.Equal(["n1", "n2", "n3"], page.All("nats_server_info", ("cluster", "c1")).Select(sample => sample["server"]).Order());
    }
}
