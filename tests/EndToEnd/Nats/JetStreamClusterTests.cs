using System.Text.Json;
using EndToEnd.Nats.Testing;
using EndToEnd.Testing;

namespace EndToEnd.Nats;

/// <summary>Three real servers whose streams have three copies each: what is told is what leaders say, once.</summary>
public sealed class JetStreamClusterTests
{
    private static readonly string[] _streams = ["ORDERS", "EVENTS", "AUDIT"];
    private static readonly string[] _consumers = ["behind", "half", "done"];

    [Fact]
    public async Task Lag_is_what_the_leader_has_pending_also_while_leadership_moves()
    {
        await using var cluster = await NatsCluster.StartAsync();
        await using var client = await FilledAsync(cluster);
        await using var exporter = await NatsExporter.WatchAsync(cluster.Servers);
        await AssertLagIsTheLeadersAsync(client, exporter);
        for (var round = 0; round < 3; round++)
        {
            foreach (var stream in _streams)
            {
                await client.AskJetStreamAsync("STREAM.LEADER.STEPDOWN." + stream);
                await client.AskJetStreamAsync($"CONSUMER.LEADER.STEPDOWN.{stream}.half");
                // While nobody leads there may be no series, but never two, and never a follower's number. What a leader said before
                // and says after, the same one and the same number, it said in between.
                var before = await LeadersAsync(cluster);
                var page = await exporter.ScrapeAsync();
                var after = await LeadersAsync(cluster);
                Assert.All(page.All("messaging_group_lag_messages"), sample =>
                {
                    var key = (sample["topic"], sample["group"]);
                    if (before.TryGetValue(key, out var led) && after.GetValueOrDefault(key) == led)
                        Assert.Equal(led.Pending, sample.Value);
                });
            }

            await AssertLagIsTheLeadersAsync(client, exporter);
        }
    }

    [Fact]
    public async Task A_server_that_is_killed_is_away_and_nothing_else_changes()
    {
        await using var cluster = await NatsCluster.StartAsync();
        await using var client = await FilledAsync(cluster);
        await using var exporter = await NatsExporter.WatchAsync(cluster.Servers);
        await AssertLagIsTheLeadersAsync(client, exporter);
        var victim = cluster.Servers[2];
        await victim.KillAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(0, page.Value("nats_monitor_up", ("monitor", $"127.0.0.1:{victim.MonitorPort}")));
        Assert.Equal(1, page.Value("messaging_up", ("system", "nats")));
        Assert.DoesNotContain(page.Samples, sample => sample.Labels.TryGetValue("server", out var name) && name == victim.Name);

        await Until.TrueAsync(async () =>
        {
            page = await exporter.ScrapeAsync();
            return _streams.All(stream => page.Sum("nats_stream_replicas_offline", ("stream", stream)) == 1)
                && page.All("messaging_group_lag_messages").Count == _streams.Length * _consumers.Length;
        });
        await AssertLagIsTheLeadersAsync(client, exporter);
        Assert.All(page.All("nats_stream_quorum_at_risk"), sample => Assert.Equal(1, sample.Value));
        Assert.All(page.All("nats_stream_replicas_current"), sample => Assert.Equal(2, sample.Value));
        Assert.All(page.All("nats_stream_leaderless"), sample => Assert.Equal(0, sample.Value));
        Assert.All(page.All("messaging_topic_published_messages_total"), sample => Assert.Equal(100, sample.Value));
        await Until.TrueAsync(async () => (await exporter.ScrapeAsync()).Sum("nats_jetstream_meta_replica_offline", ("replica", victim.Name)) == 1);
    }

    [Fact]
    public async Task With_a_target_for_each_server_nothing_is_told_twice_and_the_dead_one_is_known()
    {
        await using var cluster = await NatsCluster.StartAsync();
        await using var client = await FilledAsync(cluster);
        await using var exporter = await RunningExporter.StartAsync(
            "targets:\n" + string.Concat(cluster.Servers.Select(server => NatsExporter.Target(server.Name, [server]))));
        await AssertLagIsTheLeadersAsync(client, exporter);
        await cluster.Servers[2].KillAsync();
        var page = await exporter.ScrapeAsync();
        Assert.Equal(0, page.Value("messaging_up", ("target", "n3")));
        Assert.Equal(1, page.Value("messaging_up", ("target", "n1")));
        Assert.Equal(1, page.Value("messaging_up", ("target", "n2")));
        Assert.DoesNotContain(page.Samples, sample => sample.Has(("cluster", "n3")));
        await AssertLagIsTheLeadersAsync(client, exporter);
    }

    [Fact]
    public async Task Streams_without_a_majority_are_leaderless_and_still_there()
    {
        await using var cluster = await NatsCluster.StartAsync();
        await using var client = await FilledAsync(cluster);
        await using var exporter = await NatsExporter.WatchAsync(cluster.Servers);
        await AssertLagIsTheLeadersAsync(client, exporter);
        await cluster.Servers[1].KillAsync();
        await cluster.Servers[2].KillAsync();
        MetricsPage? page = null;
        await Until.TrueAsync(async () =>
        {
            page = await exporter.ScrapeAsync();
            return _streams.All(stream => page.Sum("nats_stream_leaderless", ("stream", stream)) == 1);
        });
        Assert.All(page!.All("messaging_topic_retained_messages"), sample => Assert.Equal(100, sample.Value));
        await Until.TrueAsync(async () =>
        {
            page = await exporter.ScrapeAsync();
            return page.All("nats_consumer_leaderless").Count == _streams.Length * _consumers.Length
                && page.Sum("nats_jetstream_meta_has_leader") == 0;
        });
        Assert.Empty(page.All("messaging_group_lag_messages"));
    }

    private static double LagOf(string consumer) => consumer switch { "behind" => 100, "half" => 60, _ => 0 };

    private static async Task<TestClient> FilledAsync(NatsCluster cluster)
    {
        var client = await TestClient.ConnectAsync(cluster.Servers[0]);
        foreach (var stream in _streams)
        {
            await client.AddStreamAsync(stream, stream + ".*", replicas: 3);
            foreach (var consumer in _consumers)
                await client.AddConsumerAsync(stream, consumer);
            await client.PublishAsync(stream + ".a", 100);
            await Until.TrueAsync(async () =>
                (await client.AskJetStreamAsync("STREAM.INFO." + stream)).GetProperty("state").GetProperty("messages").GetInt32() == 100);
            await client.FetchAsync(stream, "half", 40);
            await client.FetchAsync(stream, "done", 100);
        }

        return client;
    }

    // A new leader may say for a moment what it had as a follower, so this is awaited; that it comes true is the point.
    private static async Task AssertLagIsTheLeadersAsync(TestClient client, RunningExporter exporter)
    {
        await Until.TrueAsync(async () =>
        {
            var page = await exporter.ScrapeAsync();
            if (page.All("messaging_group_lag_messages").Count != _streams.Length * _consumers.Length)
                return false;
            foreach (var (stream, consumer) in from stream in _streams from consumer in _consumers select (stream, consumer))
            {
                // By the servers' own API, which answers from the leader.
                var info = await client.AskJetStreamAsync($"CONSUMER.INFO.{stream}.{consumer}");
                var pending = info.GetProperty("num_pending").GetInt64();
                if (pending != (long)LagOf(consumer) || pending != (long)page.Value("messaging_group_lag_messages", ("topic", stream), ("group", consumer)))
                    return false;
            }

            return true;
        });
    }

    // What those say who name themselves the leader; of several the last.
    private static async Task<Dictionary<(string Stream, string Consumer), (string Leader, double Pending)>> LeadersAsync(NatsCluster cluster)
    {
        var leaders = new Dictionary<(string Stream, string Consumer), (string Leader, double Pending)>();
        foreach (var server in cluster.Servers)
        {
            using var document = JsonDocument.Parse(await server.GetAsync("/jsz?consumers=true"));
            var consumers = document.RootElement.GetProperty("account_details").EnumerateArray()
                .SelectMany(account => account.TryGetProperty("stream_detail", out var streams) ? streams.EnumerateArray() : default)
                .SelectMany(stream => stream.TryGetProperty("consumer_detail", out var details) ? details.EnumerateArray() : default);
            foreach (var consumer in consumers)
            {
                if (consumer.TryGetProperty("cluster", out var group) && group.TryGetProperty("leader", out var leader) && leader.GetString() == server.Name)
                    leaders[(consumer.GetProperty("stream_name").GetString()!, consumer.GetProperty("name").GetString()!)] = (server.Name, consumer.GetProperty("num_pending").GetDouble());
            }
        }

        return leaders;
    }
}
