using Probes.Nats.Collectors.Connections;

namespace Probes.Tests.Nats.Collectors;

public sealed class ConnectionsTests : IAsyncDisposable
{
    private const string Pending = "/connz?acc=APP&sort=pending&limit=5";
    private const string Closed = "/connz?state=closed&sort=stop&limit=1000";
    private const string ClosedOfApp = "/connz?acc=APP&state=closed&sort=stop&limit=1000";

    private readonly ScriptedWay _way = new();

    public ValueTask DisposeAsync() => _way.DisposeAsync();

    [Fact]
    public async Task Clients_that_something_waits_for_are_told_by_name()
    {
        Serve(slow: 0, pending: """{ "name": "slow", "cid": 1, "pending_bytes": 100 }, { "name": "slow", "cid": 2, "pending_bytes": 50 }, { "name": "quick", "cid": 3 }""");
        var told = await Scraping.OnceAsync(new ConnectionsCollector(5), _way);
        Assert.Equal(
            new Dictionary<string, double> { ["nats_client_pending_bytes a a APP slow"] = 150, ["nats_client_pending_connections a a APP slow"] = 2 }, told);
        Assert.DoesNotContain(ClosedOfApp, _way.Asked);
        Assert.DoesNotContain(_way.Asked, path => path.Contains("auth", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_slow_consumer_is_counted_once_with_its_name_and_reason()
    {
        await using var scraping = new Scraping(new ConnectionsCollector(5), _way);
        const string first = """{ "name": "slow", "cid": 7, "reason": "Slow Consumer (Write Deadline)" }""";
        const string series = "nats_client_slow_consumers_total a a APP slow slow_consumer_write_deadline";
        Serve(slow: 1, closed: first);
        Assert.Equal(1, (await scraping.CollectAsync())[series]);
        Assert.Equal(1, (await scraping.CollectAsync())[series]);
        Serve(slow: 2, closed: """{ "name": "slow", "cid": 9, "reason": "Slow Consumer (Write Deadline)" }, { "name": "x", "cid": 8, "reason": "Client Closed" },""" + first);
        var told = await scraping.CollectAsync();
        Assert.Equal(2, told[series]);
        Assert.Equal((2, 1), (Reason("slow_consumer_write_deadline"), Reason("client_closed")));

        double Reason(string reason) => told[$"nats_server_closed_connections_total a a {reason}"];
    }

    [Fact]
    public async Task Nobody_is_asked_who_was_slow_until_there_are_new_ones()
    {
        await using var scraping = new Scraping(new ConnectionsCollector(5), _way);
        Serve(slow: 1, closed: """{ "name": "slow", "cid": 7, "reason": "Slow Consumer (Pending Bytes)" }""");
        for (var i = 0; i < 5; i++)
            await scraping.CollectAsync();
        // The second time for one that was counted a moment before it was closed.
        Assert.Equal(2, _way.Asked.Count(path => path == ClosedOfApp));
    }

    [Fact]
    public async Task The_recorded_closed_connections_are_read()
    {
        var recorded = System.Text.Encoding.UTF8.GetString(ServerCapture.Find("loaded", "n2", "/connz?state=closed&auth=true")!);
        _way.With("a", ("/varz", """{ "server_id": "A", "server_name": "a" }"""), ("/accstatz?unused=1", Accounts(23)), (Pending, """{ "connections": null }"""), (Closed, recorded), (ClosedOfApp, recorded));
        var told = await Scraping.OnceAsync(new ConnectionsCollector(5), _way);
        Assert.Equal(23, told["nats_client_slow_consumers_total a a APP slow-sub slow_consumer_write_deadline"]);
        Assert.Equal(23, told["nats_server_closed_connections_total a a slow_consumer_write_deadline"]);
    }

    private void Serve(int slow, string pending = "", string closed = "") => _way.With("a",
        ("/varz", """{ "server_id": "A", "server_name": "a" }"""),
        ("/accstatz?unused=1", Accounts(slow)),
        (Pending, $$"""{ "connections": [ {{pending}} ] }"""),
        (Closed, $$"""{ "connections": [ {{closed}} ] }"""),
        (ClosedOfApp, $$"""{ "connections": [ {{closed}} ] }"""));

    private static string Accounts(int slow) => $$"""{ "account_statz": [ { "acc": "APP", "conns": 3, "slow_consumers": {{slow}} }, { "acc": "IDLE" } ] }""";
}
