using Probes.Contract;
using Probes.Nats;
using Probes.Nats.Collectors.Accounts;
using Probes.Nats.Collectors.Subscriptions;

namespace Probes.Tests.Nats.Collectors;

public sealed class AccountsTests
{
    private const string Varz = """{ "server_id": "A", "server_name": "a", "system_account": "SYS" }""";

    [Fact]
    public async Task Each_account_is_told_with_what_it_sends()
    {
        var told = await Scraping.OnceAsync(new AccountTrafficCollector(), new ScriptedWay().With("loaded", "n1", "n2"));
        Assert.Equal((6, 1), (told["nats_account_connections c1 n1 APP"], told["nats_account_leafnodes c1 n1 APP"]));
        Assert.Equal(409655, told["nats_account_sent_messages_total c1 n1 APP"]);
        Assert.Equal(16762168, told["nats_account_received_bytes_total c1 n1 APP"]);
        Assert.Equal(23, told["nats_account_slow_consumers_total c1 n2 APP"]);
        Assert.DoesNotContain(told.Keys, key => key.StartsWith("nats_account_subscriptions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Accounts_that_are_filtered_out_are_not_told()
    {
        Assert.True(NamePattern.TryParse("APP", out var app));
        var told = await Scraping.OnceAsync(new AccountTrafficCollector(), new ScriptedWay().With("loaded", "n1"), new NatsOptions { Accounts = new NameFilter(app, NamePattern.None) });
        Assert.All(told.Keys, key => Assert.EndsWith(" APP", key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_with_a_JWT_goes_by_its_name_if_no_other_has_the_same()
    {
        var way = new ScriptedWay().With("a", ("/varz", Varz), ("/accstatz?unused=1",
            """{ "account_statz": [ { "acc": "AAA", "name": "orders", "num_subscriptions": 3 }, { "acc": "BBB", "name": "twin" }, { "acc": "CCC", "name": "twin" }, { "acc": "DDD" } ] }"""));
        var told = await Scraping.OnceAsync(new AccountTrafficCollector(), way);
        Assert.Equal(3, told["nats_account_subscriptions a a orders"]);
        Assert.Equal(
            ["BBB", "CCC", "DDD", "orders"],
            told.Keys.Where(key => key.StartsWith("nats_account_connections", StringComparison.Ordinal)).Select(key => key.Split(' ')[^1]).Order());
    }

    [Fact]
    public async Task Subscriptions_are_counted_and_what_is_counted_never_falls()
    {
        Assert.Equal(550, (await Scraping.OnceAsync(new SubscriptionsCollector(), new ScriptedWay().With("loaded", "n1")))["nats_server_local_subscriptions c1 n1"]);
        var way = new ScriptedWay();
        await using var scraping = new Scraping(new SubscriptionsCollector(), way);
        var inserts = new List<double>();
        foreach (var told in new[] { 100, 40, 50 })
        {
            way.With("a", ("/varz", Varz), ("/subsz", $$"""{ "num_inserts": {{told}}, "cache_hit_rate": 0.5 }"""));
            inserts.Add((await scraping.CollectAsync())["nats_server_subscription_inserts_total a a"]);
        }

        Assert.Equal([100, 100, 110], inserts);
    }

    [Fact]
    public async Task Members_of_queue_groups_are_counted_over_servers_and_servers_own_are_not()
    {
        const string document = "/subsz?subs=1&limit=1000000";
        var way = new ScriptedWay()
            .With("a", ("/varz", Varz), ("/accstatz?unused=1", """{ "account_statz": [ { "acc": "KEY", "name": "APP" }, { "acc": "SYS" } ] }"""), (document,
                """
                { "subscriptions_list": [
                  { "account": "KEY", "subject": "work.a", "qgroup": "workers", "cid": 1 },
                  { "account": "KEY", "subject": "work.b", "qgroup": "workers", "cid": 1 },
                  { "account": "KEY", "subject": "work.a", "qgroup": "workers", "cid": 2 },
                  { "account": "KEY", "subject": "plain", "cid": 2 },
                  { "account": "KEY", "subject": "_INBOX.x", "cid": 2 },
                  { "account": "KEY", "subject": "$JS.API.INFO", "qgroup": "_sys_", "cid": 9 },
                  { "account": "SYS", "subject": "anything", "qgroup": "q", "cid": 9 } ] }
                """))
            .With("b", ("/varz", """{ "server_id": "B", "server_name": "b", "cluster": { "name": "a" } }"""), ("/accstatz?unused=1", "{}"),
                (document, """{ "subscriptions_list": [ { "account": "KEY", "subject": "work.a", "qgroup": "workers", "cid": 1 } ] }"""));
        Assert.Equal(
            new Dictionary<string, double>
            {
                ["nats_queue_groups a APP"] = 1,
                ["nats_queue_group_members a APP workers"] = 3,
                ["nats_queue_group_subjects a APP workers"] = 2,
                ["nats_account_client_subscriptions a APP"] = 5,
            },
            await Scraping.OnceAsync(new QueueGroupsCollector(), way));
    }
}
