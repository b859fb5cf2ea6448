using EndToEnd.Nats.Testing;
using EndToEnd.Testing;

namespace EndToEnd.Nats;

/// <summary>Real servers by their monitoring ports, by the system account, and by both: the same is told, and once.</summary>
public sealed class WaysTests
{
    private const string Accounts =
        """
        accounts {
          SYS { users: [{user: sys, password: s}] }
          APP { jetstream: enabled, users: [{user: app, password: a}] }
        }
        system_account: SYS
        """;

    [Fact]
    public async Task Every_way_in_tells_the_same_once()
    {
        await using var cluster = await NatsCluster.StartAsync(more: Accounts);
        await using var client = await TestClient.ConnectAsync(cluster.Servers[0], "\"user\":\"app\",\"pass\":\"a\"");
        await client.AddStreamAsync("ORDERS", "orders.*", replicas: 3);
        await client.AddConsumerAsync("ORDERS", "shipping");
        await client.PublishAsync("orders.new", 40);
        await client.FetchAsync("ORDERS", "shipping", 15);

        var (url, password) = ($"url: {cluster.Servers[1].Url}", "password: s");
        var system = $"system: {{{url}, user: sys, {password}, timeout: 20s}}";
        await using var monitors = await NatsExporter.WatchAsync(cluster.Servers);
        await using var account = await RunningExporter.StartAsync($"targets:\n  - name: system\n    nats:\n      {system}\n");
        await using var mixed = await NatsExporter.WatchAsync(cluster.Servers.Take(1), system);
        await using var both = await NatsExporter.WatchAsync(cluster.Servers, system);
        // Servers learn of each other, and followers of leaders, within seconds.
        MetricsPage[] pages = [];
        await Until.TrueAsync(async () =>
        {
            pages = await Task.WhenAll(new[] { monitors, account, mixed, both }.Select(exporter => exporter.ScrapeAsync()));
            return pages.All(page => page.All("nats_server_info").Count == 3 && page.All("messaging_group_lag_messages").Count == 1
                && page.All("nats_route_connections").Count == pages[0].All("nats_route_connections").Count);
        });
        foreach (var page in pages)
        {
            Assert.Equal(1, page.Value("messaging_up", ("system", "nats")));
            Assert.Equal(25, page.Value("messaging_group_lag_messages", ("cluster", "c1"), ("account", "APP"), ("group", "shipping"), ("topic", "ORDERS")));
            Assert.Equal(40, page.Value("messaging_topic_published_messages_total", ("account", "APP"), ("topic", "ORDERS")));
            Assert.Equal(3, page.All("nats_server_start_timestamp_seconds").Count);
        }

        // Which server was asked, and what only a monitoring port has, is all that differs.
        foreach (var page in pages[1..])
        {
            var missing = SeriesOf(pages[0]).Except(SeriesOf(page)).Order(StringComparer.Ordinal).ToList();
            Assert.True(missing.Count == 0, string.Join('\n', missing));
        }
    }

    private static HashSet<string> SeriesOf(MetricsPage page) =>
    [
        .. page.Samples.Where(sample => sample.Name.StartsWith("nats_", StringComparison.Ordinal) || sample.Name.StartsWith("messaging_", StringComparison.Ordinal))
            // Servers before 2.10.26 tell of internal queues on their monitoring port only.
            .Where(sample => sample.Name != "nats_monitor_up" && !sample.Name.StartsWith("nats_server_internal_", StringComparison.Ordinal))
            .Select(sample => sample.Name + string.Concat(sample.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $" {label.Key}={label.Value}"))),
    ];
}
