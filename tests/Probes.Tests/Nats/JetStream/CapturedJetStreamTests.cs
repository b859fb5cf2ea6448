using Probes.Contract;
using Probes.Nats;
using Probes.Nats.Client;
using Probes.Nats.Protocol.Documents;
using Probes.Transport;

namespace Probes.Tests.Nats.JetStream;

/// <summary>What three real servers said: followers told of lags that were not there.</summary>
public sealed class CapturedJetStreamTests
{
    public static TheoryData<string, double, double> Consumers => new()
    {
        { "pull_lag", 9460, 0 },
        { "pull_active", 0, 0 },
        { "pull_unacked", 9400, 100 },
        { "pull_redeliver", 9444, 16 },
        { "push_nosub", 9480, 0 },
        { "push_queue", 0, 190 },
    };

    [Theory]
    [MemberData(nameof(Consumers))]
    public async Task A_consumer_is_what_its_leader_says(string consumer, double pending, double ackPending)
    {
        var page = await JetStreamScrape.OnceAsync(ScriptedServers.Recorded("small", "n1", "n2", "n3"));
        Assert.Equal(pending, page[$"messaging_group_lag_messages {consumer} ORDERS_R3 APP"]);
        Assert.Equal(ackPending, page[$"nats_consumer_ack_pending_messages APP ORDERS_R3 {consumer}"]);
    }

    [Fact]
    public async Task A_server_that_is_there_and_does_not_tell_makes_the_page_say_so()
    {
        var servers = ScriptedServers.Recorded("small", "n1", "n2", "n3");
        var whole = await JetStreamScrape.OnceAsync(servers);
        servers.Silent = "n2";
        var page = await JetStreamScrape.OnceAsync(servers);
        Assert.Equal((1, 0, 1), (page["nats_jetstream_answered n1"], page["nats_jetstream_answered n2"], page["nats_jetstream_answered n3"]));
        Assert.Equal(1, whole["nats_jetstream_answered n2"]);
        Assert.True(page.Count < whole.Count);
    }

    [Fact]
    public async Task A_stream_is_what_its_leader_says_and_led_by_one()
    {
        var page = await JetStreamScrape.OnceAsync(ScriptedServers.Recorded("small", "n1", "n2", "n3"));
        Assert.Equal(9500, page["messaging_topic_published_messages_total ORDERS_R3 APP"]);
        Assert.Equal(["nats_stream_leader APP ORDERS_R3 n3"], page.Keys.Where(name => name.StartsWith("nats_stream_leader APP ORDERS_R3", StringComparison.Ordinal)));
        Assert.Equal(3, page["nats_stream_replicas_configured APP ORDERS_R3"]);
        Assert.Equal(3, page["nats_stream_replicas_current APP ORDERS_R3"]);
        Assert.Equal(0, page["nats_stream_quorum_at_risk APP ORDERS_R3"]);
        Assert.Equal(1000, page["nats_stream_limit_messages APP LIMITED"]);
        Assert.DoesNotContain("nats_stream_limit_messages APP ORDERS_R3", page.Keys);
        Assert.Equal(1, page["nats_stream_info APP WORKQ workqueue file old"]);
        Assert.Equal(0, page["nats_stream_source_lag_messages APP MIRROR_ORDERS mirror ORDERS_R3"]);
        Assert.Equal(2, page.Count(sample => sample.Key.StartsWith("nats_stream_source_lag_messages APP SOURCED source", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_server_alone_tells_only_of_what_it_leads()
    {
        var page = await JetStreamScrape.OnceAsync(ScriptedServers.Recorded("small", "n2"));
        Assert.Equal(
            ["pull_redeliver", "push_nosub", "push_queue"],
            page.Keys.Where(name => name.StartsWith("messaging_group_lag_messages", StringComparison.Ordinal)).Select(name => name.Split(' ')[1]).Order());
        Assert.Equal(["INTEREST"], page.Keys.Where(name => name.StartsWith("nats_stream_bytes", StringComparison.Ordinal)).Select(name => name.Split(' ')[2]));
    }

    [Fact]
    public async Task Three_targets_with_a_server_each_tell_what_one_target_with_three_does()
    {
        var whole = await JetStreamScrape.OnceAsync(ScriptedServers.Recorded("loaded", "n1", "n2", "n3"));
        var parts = new List<string>();
        foreach (var server in (string[])["n1", "n2", "n3"])
            parts.AddRange((await JetStreamScrape.OnceAsync(ScriptedServers.Recorded("loaded", server))).Keys);
        // Groups of one name are summed, and that there is no disagreement is seen by one who sees several.
        Assert.Equal(
            whole.Keys.Except(["nats_jetstream_meta_leaders"]).Where(name => !name.StartsWith("messaging_group_members", StringComparison.Ordinal)).Order(),
            parts.Where(name => !name.StartsWith("messaging_group_members", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task A_server_that_is_down_is_offline_in_every_group()
    {
        var page = await JetStreamScrape.OnceAsync(ScriptedServers.Recorded("n3down", "n1", "n2"));
        Assert.Equal(1, page["nats_stream_replicas_offline APP ORDERS_R3"]);
        Assert.Equal(2, page["nats_stream_replicas_current APP ORDERS_R3"]);
        Assert.Equal(1, page["nats_stream_quorum_at_risk APP ORDERS_R3"]);
        Assert.Equal(9379, page["nats_stream_replica_lag_operations APP ORDERS_R3 n3"]);
        Assert.Equal(0, page["nats_stream_quorum_at_risk APP NOCONS"]);
        Assert.Equal(1, page["nats_jetstream_meta_replica_offline n3"]);
        Assert.Equal(34, page["nats_jetstream_meta_replica_lag_operations n3"]);
        Assert.Equal(1, page["nats_jetstream_meta_leaders"]);
    }

    [Fact]
    public async Task What_is_not_limited_is_absent_and_accounts_are_told_once()
    {
        var page = await JetStreamScrape.OnceAsync(ScriptedServers.Recorded("loaded", "n1", "n2", "n3"));
        Assert.Equal(1073741824, page["nats_jetstream_account_memory_limit_bytes APP"]);
        Assert.DoesNotContain("nats_jetstream_account_memory_limit_bytes BIG", page.Keys);
        Assert.Equal(61225454, page["nats_jetstream_account_storage_bytes APP"]);
        Assert.Equal(2147483648, page["nats_jetstream_memory_limit_bytes n1"]);
        Assert.DoesNotContain(page.Values, value => value > 1e18);
        Assert.Equal(9, page["nats_jetstream_streams n1"]);
        Assert.Equal(8, page["nats_jetstream_led_streams n1"]);
    }

    [Fact]
    public async Task Configurations_are_asked_for_once_in_five_minutes()
    {
        var servers = ScriptedServers.Recorded("small", "n1", "n2", "n3");
        await using var scrape = new JetStreamScrape(servers);
        var first = await scrape.CollectAsync();
        scrape.Time.Advance(TimeSpan.FromMinutes(4));
        var second = await scrape.CollectAsync();
        scrape.Time.Advance(TimeSpan.FromMinutes(1));
        await scrape.CollectAsync();
        Assert.Equal([Questions.JszWithConfig.Path, Questions.Jsz.Path, Questions.JszWithConfig.Path], servers.Asked.Where(path => path.StartsWith("/jsz", StringComparison.Ordinal)));
        Assert.Equal(first.Keys.Where(name => name.Contains("_info", StringComparison.Ordinal)), second.Keys.Where(name => name.Contains("_info", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_server_that_cannot_give_its_configurations_in_time_still_gives_its_streams()
    {
        var servers = ScriptedServers.Recorded("small", "n1", "n2", "n3");
        servers.Slow = "n3";
        await using var scrape = new JetStreamScrape(servers);
        for (var round = 0; round < 3; round++)
        {
            var page = await scrape.CollectAsync();
            Assert.Equal(9500, page["messaging_topic_published_messages_total ORDERS_R3 APP"]);
            Assert.Equal(1, page["nats_jetstream_answered n3"]);
            scrape.Time.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.Single(servers.Asked, path => path == Questions.JszWithConfig.Path);
        servers.Slow = null;
        scrape.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(9460, (await scrape.CollectAsync())["messaging_group_lag_messages pull_lag ORDERS_R3 APP"]);
    }

    [Fact]
    public async Task One_answer_that_is_missed_costs_a_stalled_consumer_nothing()
    {
        var servers = ScriptedServers.Recorded("small", "n1", "n2", "n3");
        await using var scrape = new JetStreamScrape(servers);
        for (var round = 0; round < 9; round++)
        {
            servers.Silent = round % 4 == 2 ? "n3" : null;
            await scrape.CollectAsync();
            scrape.Time.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Contains(await scrape.CollectAsync(), sample => sample.Key.StartsWith("messaging_group_stalled push_nosub", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_accounts_that_are_called_the_same_both_have_their_streams()
    {
        const string Stream = """{"name":"S","created":"2026-01-01T00:00:00Z","config":{"retention":"limits"},"state":{"messages":LAST,"first_seq":1,"last_seq":LAST}}""";
        string Account(string id, int last) => $$"""{"name":"team","id":"{{id}}","stream_detail":[{{Stream.Replace("LAST", $"{last}", StringComparison.Ordinal)}}]}""";
        var page = await JetStreamScrape.OnceAsync(ScriptedServers.Solo($$"""{"account_details":[{{Account("AAA", 5)}},{{Account("BBB", 9)}}]}"""));
        Assert.Equal((5, 9), (page["messaging_topic_published_messages_total S AAA"], page["messaging_topic_published_messages_total S BBB"]));
    }

    [Fact]
    public async Task Filters_hold_for_accounts_streams_and_consumers()
    {
        Assert.True(NamePattern.TryParse("ORDERS", out var orders));
        var page = await JetStreamScrape.OnceAsync(
            ScriptedServers.Recorded("small", "n1", "n2", "n3"), new NatsOptions { Accounts = new NameFilter(orders!, NamePattern.None) });
        Assert.Equal(["o1"], page.Keys.Where(name => name.StartsWith("messaging_group_lag_messages", StringComparison.Ordinal)).Select(name => name.Split(' ')[1]));
        Assert.DoesNotContain("nats_jetstream_account_storage_bytes APP", page.Keys);
    }

    [Fact]
    public async Task A_server_without_JetStream_says_so()
    {
        var servers = new ScriptedServers();
        servers.Set("leaf1", "", JetStreamCapture.Of("small", "leaf1", withConfig: true), JetStreamCapture.Of("small", "leaf1", withConfig: false));
        servers.Set("off", "", """{"disabled":true}""");
        var page = await JetStreamScrape.OnceAsync(servers);
        Assert.Equal(0, page["nats_jetstream_enabled off"]);
        Assert.Equal(1, page["nats_jetstream_enabled leaf1"]);
    }

    [Fact]
    public void Mutated_documents_are_read_or_refused()
    {
        var random = new Random(20261121);
        var telling = "{}[]\":,0-1e9.tn\\\n"u8.ToArray();
        foreach (var file in JetStreamCapture.Files.Values)
        {
            for (var i = 0; i < 60; i++)
            {
                var bytes = file.ToArray().AsSpan(0, random.Next(1, file.Length + 1)).ToArray();
                for (var changes = random.Next(0, 4); changes > 0; changes--)
                    bytes[random.Next(bytes.Length)] = telling[random.Next(telling.Length)];
                ReadOrRefuse(bytes);
            }
        }
    }

    [Fact]
    public async Task Mutated_values_become_series_or_are_left_out()
    {
        var random = new Random(1121);
        var text = System.Text.Encoding.UTF8.GetString(JetStreamCapture.Of("small", "n3", withConfig: true));
        string[] numbers = ["0", "-1", "18446744073709551615", "9223372036854775807", "1"];
        for (var i = 0; i < 200; i++)
        {
            var servers = new ScriptedServers();
            servers.Set("n3", "c1", System.Text.RegularExpressions.Regex.Replace(text, @"(?<=: )\d+(?=,?\n)", match => random.Next(20) == 0 ? numbers[random.Next(numbers.Length)] : match.Value));
            try
            {
                var page = await JetStreamScrape.OnceAsync(servers);
                Assert.All(page.Where(sample => sample.Key.StartsWith("messaging_", StringComparison.Ordinal)), sample => Assert.True(sample.Value >= 0 && double.IsFinite(sample.Value), sample.Key));
            }
            catch (ProtocolException)
            {
            }
        }
    }

    private static void ReadOrRefuse(byte[] document)
    {
        try
        {
            Assert.NotNull(Documents.Read(document, NatsJson.Default.Jsz));
        }
        catch (ProtocolException)
        {
        }
    }
}
