using System.Globalization;
using Probes.Contract;
using Probes.Nats;
using Probes.Nats.Collectors.Connections;

namespace Probes.Tests.Nats.Collectors;

/// <summary>Slow consumers of the account that servers store with no closed connection.</summary>
public sealed class UnclaimedTests : IAsyncDisposable
{
    private const string Slow = "nats_client_slow_consumers_total a a $G mine slow_consumer_write_deadline";

    private readonly ScriptedWay _way = new();

    public ValueTask DisposeAsync() => _way.DisposeAsync();

    [Fact]
    public async Task A_slow_consumer_without_an_account_is_one_of_the_default_account()
    {
        await using var scraping = new Scraping(new ConnectionsCollector(5), _way);
        Serve(mine: 1, theirs: 0, closed: [1], theirClosed: []);
        await scraping.CollectAsync();
        Assert.Equal(1, (await scraping.CollectAsync())[Slow]);
        Assert.Equal(1, (await scraping.CollectAsync())[Slow]);
        Serve(mine: 2, theirs: 0, closed: [1, 2], theirClosed: []);
        await scraping.CollectAsync();
        Assert.Equal(2, (await scraping.CollectAsync())[Slow]);
        Assert.DoesNotContain(_way.Asked, path => path.Contains("acc=%24G&state", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_another_account_had_is_not_its_own_also_when_nobody_asks_for_that_one_any_more()
    {
        await using var scraping = new Scraping(new ConnectionsCollector(5), _way);
        Serve(mine: 0, theirs: 1, closed: [7], theirClosed: [7]);
        for (var i = 0; i < 4; i++)
            Assert.DoesNotContain(Slow, (await scraping.CollectAsync()).Keys);
        Serve(mine: 1, theirs: 1, closed: [7, 8], theirClosed: [7]);
        for (var i = 0; i < 4; i++)
            await scraping.CollectAsync();
        var told = await scraping.CollectAsync();
        Assert.Equal(1, told[Slow]);
        Assert.Equal(1, told["nats_client_slow_consumers_total a a APP mine slow_consumer_write_deadline"]);
    }

    [Fact]
    public async Task What_another_account_had_while_it_was_filtered_out_is_not_its_own()
    {
        Assert.True(NamePattern.TryParse("""\$G""", out var own));
        await using var scraping = new Scraping(new ConnectionsCollector(5), _way, new NatsOptions { Accounts = new NameFilter(own, NamePattern.None) });
        Serve(mine: 1, theirs: 1, closed: [7, 8], theirClosed: [7]);
        await scraping.CollectAsync();
        var told = await scraping.CollectAsync();
        Assert.Equal(1, told[Slow]);
        Assert.DoesNotContain(told.Keys, key => key.Contains(" APP ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_that_was_removed_before_it_could_be_asked_about_keeps_nothing_waiting()
    {
        await using var scraping = new Scraping(new ConnectionsCollector(5), _way);
        ServeAnother();
        Serve(mine: 1, theirs: 1, closed: [8], theirClosed: null);
        for (var i = 0; i < 3; i++)
            Assert.DoesNotContain(Slow, (await scraping.CollectAsync()).Keys);
        Serve(mine: 1, theirs: null, closed: [8], theirClosed: null);
        Assert.Equal(1, (await scraping.CollectAsync())[Slow]);
    }

    [Fact]
    public async Task An_account_is_asked_about_until_the_server_has_answered()
    {
        await using var scraping = new Scraping(new ConnectionsCollector(5), _way);
        const string series = "nats_client_slow_consumers_total a a APP mine slow_consumer_write_deadline";
        Serve(mine: 0, theirs: 1, closed: [7], theirClosed: null);
        ServeAnother();
        for (var i = 0; i < 3; i++)
            Assert.DoesNotContain(series, (await scraping.CollectAsync()).Keys);
        Serve(mine: 0, theirs: 1, closed: [7], theirClosed: [7]);
        Assert.Equal(1, (await scraping.CollectAsync())[series]);
    }

    private void Serve(int mine, int? theirs, int[] closed, int[]? theirClosed)
    {
        (string Path, string Json)[] documents =
        [
            ("/varz", """{ "server_id": "A", "server_name": "a" }"""),
            ("/accstatz?unused=1", $$"""{ "account_statz": [ { "acc": "$G", "conns": 1, "slow_consumers": {{mine}} }{{(theirs is { } slow ? $$""", { "acc": "APP", "conns": 1, "slow_consumers": {{slow}} }""" : "")}} ] }"""),
            ("/connz?acc=%24G&sort=pending&limit=5", "{}"),
            ("/connz?acc=APP&sort=pending&limit=5", "{}"),
            ("/connz?acc=%24G&state=closed&sort=stop&limit=1000", "{}"),
            ("/connz?state=closed&sort=stop&limit=1000", Closed(closed)),
        ];
        _way.With("a", theirClosed is null ? documents : [.. documents, ("/connz?acc=APP&state=closed&sort=stop&limit=1000", Closed(theirClosed))]);
    }

    private void ServeAnother() => _way.With("b",
        ("/varz", """{ "server_id": "B", "server_name": "b" }"""),
        ("/accstatz?unused=1", "{}"),
        ("/connz?state=closed&sort=stop&limit=1000", "{}"),
        ("/connz?acc=APP&state=closed&sort=stop&limit=1000", "{}"),
        ("/connz?acc=APP&sort=pending&limit=5", "{}"),
        ("/connz?acc=%24G&sort=pending&limit=5", "{}"));

    private static string Closed(int[] cids) => $$"""
        { "connections": [ {{string.Join(", ", cids.Select(cid => $$"""{ "name": "mine", "cid": {{cid.ToString(CultureInfo.InvariantCulture)}}, "reason": "Slow Consumer (Write Deadline)" }"""))}} ] }
        """;
}
