using BrokerExporter.Configuration;
using EndToEnd.Testing;
using Probes;
using Simulator.RocketMq;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Security;
using Simulator.RocketMq.Topologies;

namespace EndToEnd;

/// <summary>The message that goes through every master and back, if it is asked for.</summary>
public sealed class CanaryTests
{
    private const string Topic = "broker_exporter_canary";
    private const string On = $"canary: {{topic: {Topic}}}";
    private const string OnAndCreating = $"canary: {{topic: {Topic}, create_topic: true}}";
    private const string Roundtrips = "messaging_roundtrip_seconds_count";
    private const string Failures = "messaging_roundtrip_failures_total";
    private const string RoundtripsOf = "rocketmq_canary_roundtrip_seconds_count";
    private const string FailuresOf = "rocketmq_canary_failures_total";

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task Nothing_is_sent_by_default(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        cluster.AddTopic(new TopicSpec(Topic) { Queues = 1 });
        await using var exporter = await cluster.WatchAsync();
        for (var scrape = 0; scrape < 4; scrape++)
        {
            var page = await exporter.ScrapeAsync();
            Assert.DoesNotContain(page.Samples, sample => sample.Name.Contains("roundtrip", StringComparison.Ordinal) || sample.Name.Contains("canary", StringComparison.Ordinal));
            Assert.DoesNotContain(page.All("broker_exporter_collector_success"), sample => sample["collector"] == "canary");
            exporter.Time.Advance(TimeSpan.FromMinutes(2));
        }

        cluster.AssertOnlyKnownRequests();
    }

    [Theory]
    [MemberData(nameof(Played.Forms), MemberType = typeof(Played))]
    public async Task A_message_comes_through_every_master_once_in_an_interval(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync(OnAndCreating);
        var page = await AttemptsAsync(exporter, 2);
        Assert.Equal(2, page.Value(Roundtrips, ("system", "rocketmq"), ("cluster", "DefaultCluster"), ("target", "shop")));
        Assert.InRange(page.Value("messaging_roundtrip_seconds_sum"), 0, 60);
        Assert.True(page.All(Failures, ("target", "shop")).Count > 10);
        Assert.Equal(0, page.Sum(Failures) + page.Sum(FailuresOf));
        foreach (var broker in (string[])["broker-a", "broker-b"])
        {
            Assert.Equal(1, page.Value(RoundtripsOf, ("cluster", "DefaultCluster"), ("broker", broker)));
            var now = DateTimeOffset.UnixEpoch.AddSeconds(page.Value("rocketmq_canary_last_roundtrip_timestamp_seconds", ("broker", broker)));
            Assert.InRange(now, exporter.Time.GetUtcNow() - TimeSpan.FromMinutes(1), exporter.Time.GetUtcNow());
        }

        Assert.Equal(2, cluster.RequestsOf(310));
        exporter.Time.Advance(TimeSpan.FromSeconds(59));
        await exporter.ScrapeAsync();
        await exporter.ScrapeAsync();
        Assert.Equal(2, cluster.RequestsOf(310));
        exporter.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(4, (await AttemptsAsync(exporter, 4)).Sum(Roundtrips));
        Assert.Equal(4, cluster.RequestsOf(310));
        Assert.Equal(4, cluster.RequestsOf(11));
        Assert.Equal(2, cluster.RequestsOf(17));
        Assert.Equal(0, cluster.Brokers.Where(broker => broker.Id != 0).Sum(broker => broker.Requests.Of(310) + broker.Requests.Of(11) + broker.Requests.Of(17)));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task It_leaves_behind_its_messages_and_nothing_else(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var without = await cluster.WatchAsync("system_topics: true");
        var before = await without.ScrapeAsync();
        await using var exporter = await cluster.WatchAsync(OnAndCreating, "system_topics: true");
        await AttemptsAsync(exporter, 2);
        exporter.Time.Advance(TimeSpan.FromMinutes(1));
        await AttemptsAsync(exporter, 4);

        // As the brokers themselves tell (201, 43, 21, 202), to an exporter without a canary.
        var after = await without.ScrapeAsync();
        Assert.Equal(before.By("rocketmq_group_info", "group").Keys, after.By("rocketmq_group_info", "group").Keys);
        Assert.Equal(before.By("messaging_group_lag_messages", "group", "topic").Keys, after.By("messaging_group_lag_messages", "group", "topic").Keys);
        Assert.Equal([Topic], after.By("messaging_topic_retained_messages", "topic").Keys.Except(before.By("messaging_topic_retained_messages", "topic").Keys));
        Assert.Equal(4, after.Value("messaging_topic_retained_messages", ("topic", Topic)));
        Assert.Equal(2, after.Value("rocketmq_topic_queues", ("topic", Topic), ("access", "write")));
        Assert.Equal(0, after.Value("messaging_topic_retained_messages", ("topic", "OFFSET_MOVED_EVENT")));
        cluster.Change(store => Assert.DoesNotContain(store.Offsets.Rows, row => row.Topic == Topic));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_topic_is_not_created_unless_that_is_allowed(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        await using var exporter = await cluster.WatchAsync(On);
        var page = await AttemptsAsync(exporter, 2);
        Assert.Equal(2, page.Value(Failures, ("reason", "no_topic")));
        Assert.Equal(0, cluster.RequestsOf(17) + cluster.RequestsOf(310));
        cluster.Change(store => Assert.Null(store.Topic(Topic)));

        // Its operator creates it, and keeps it out of the metrics.
        await using var other = await cluster.WatchAsync(On, "topics: {exclude: \"broker_exporter_.*\"}");
        cluster.AddTopic(new TopicSpec(Topic) { Queues = 4 });
        page = await AttemptsAsync(other, 2);
        Assert.Equal(2, page.Sum(Roundtrips));
        Assert.False(page.Has("messaging_topic_retained_messages", ("topic", Topic)));
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("SCHEDULE_TOPIC_XXXX")]
    [InlineData("\"%RETRY%broker_exporter_canary\"")]
    public void A_topic_that_could_be_a_user_s_is_an_error_of_the_configuration(string topic)
    {
        var loaded = new ConfigLoader(ProbeKinds.All).Load(
            "exporter.yaml", $"targets:\n  - name: shop\n    rocketmq:\n      name_servers: [\"127.0.0.1:9876\"]\n      canary:\n        topic: {topic}\n");
        Assert.StartsWith("exporter.yaml:6: targets[0].rocketmq.canary.topic: must begin with broker_exporter_canary ", Assert.Single(loaded.Errors).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_topic_that_is_in_somebody_s_use_is_not_written(string played)
    {
        await using var cluster = await Clusters.StartAsync(played);
        cluster.AddTopic(new TopicSpec(Topic) { Queues = 2, HistoryPerQueue = 5, Brokers = ["broker-a"] });
        cluster.AddTopic(new TopicSpec(Topic) { Queues = 1, Brokers = ["broker-b"] });
        lock (cluster.Broker("broker-b").Store.Gate)
            cluster.Broker("broker-b").Store.Offsets.Add(Topic, "workers", isBroadcast: false, 1)[0] = 0;
        await using var exporter = await cluster.WatchAsync(OnAndCreating);
        var page = await AttemptsAsync(exporter, 2);
        // On one broker by what it holds, on the other by who consumes it.
        Assert.Equal(1, page.Value(FailuresOf, ("broker", "broker-a"), ("reason", "not_dedicated")));
        Assert.Equal(1, page.Value(FailuresOf, ("broker", "broker-b"), ("reason", "not_dedicated")));
        Assert.Equal(2, page.Value(Failures, ("reason", "not_dedicated")));
        Assert.Equal(0, cluster.RequestsOf(310) + cluster.RequestsOf(17));
        Assert.True(cluster.MaxOffset(Topic) >= 10);
    }

    public static TheoryData<string, string, string> Faults =>
    [
        .. from played in (string[])["4.9", "5.3 binary"]
           from fault in ((string, string)[])
           [
               ("error:2@310", "send_refused"), ("error:14@310", "send_refused"), ("error:17@310", "no_topic"), ("error:2@11", "read_refused"), ("error:19@11", "read_missing"),
               ("hang@310", "send_timeout"), ("hang@11", "read_timeout"), ("garbage@11", "read_timeout protocol"), ("truncate@310", "broker_down protocol"), ("hang", "broker_down"),
               ("refuse", "broker_down"), ("error:16:the broker[10.0.0.1] sending message is forbidden@310", "not_writable"),
               ("error:16:User:x has no permission to access Topic:y, no matched policies.@310", "forbidden"), ("error:16:check signature failed.@310", "auth"),
           ]
           select new TheoryDataRow<string, string, string>(played, fault.Item1, fault.Item2),
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_goes_wrong_is_said_of_the_broker_and_hurts_no_other(string played, string fault, string reasons)
    {
        await using var cluster = await Clusters.StartAsync(played);
        cluster.AddTopic(new TopicSpec(Topic) { Queues = 1 });
        await using var exporter = await cluster.WatchAsync(On, "timeout: 1s");
        Assert.True(Simulator.Cli.FaultSyntax.TryParse(fault, out var parsed));
        cluster.Broker("broker-a").Fault = parsed;
        var page = await AttemptsAsync(exporter, 2);
        var said = Assert.Single(page.All(FailuresOf, ("broker", "broker-a")), sample => sample.Value > 0);
        Assert.Equal(1, said.Value);
        Assert.Contains(said["reason"], reasons.Split(' '));
        Assert.Equal(1, page.Value(Failures, ("reason", said["reason"])));
        Assert.Equal((0, 1), (page.Value(RoundtripsOf, ("broker", "broker-a")), page.Value(RoundtripsOf, ("broker", "broker-b"))));
        Assert.Equal(0, page.Sum(FailuresOf, ("broker", "broker-b")));
        Assert.False(page.Has("rocketmq_canary_last_roundtrip_timestamp_seconds", ("broker", "broker-a")));

        cluster.Broker("broker-a").Fault = Fault.None;
        exporter.Time.Advance(TimeSpan.FromMinutes(1));
        page = await AttemptsAsync(exporter, 4);
        Assert.Equal(1, page.Value(RoundtripsOf, ("broker", "broker-a")));
        Assert.Equal(1, page.Sum(Failures));
    }

    [Theory]
    [InlineData(10, "flush_disk_timeout")]
    [InlineData(11, "slave_not_available")]
    [InlineData(12, "flush_slave_timeout")]
    public async Task A_message_that_is_less_safe_than_it_should_be_is_told_apart(int code, string reason)
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        cluster.AddTopic(new TopicSpec(Topic) { Queues = 1 });
        cluster.Broker("broker-a").SendCode = code;
        await using var exporter = await cluster.WatchAsync(On);
        var page = await AttemptsAsync(exporter, 2);
        Assert.Equal(1, page.Value(FailuresOf, ("broker", "broker-a"), ("reason", reason)));
        Assert.Equal(1, page.Value(Failures, ("reason", "degraded")));
        Assert.Equal(1, page.Sum(Failures));
        Assert.Equal(1, page.Sum(Roundtrips));
    }

    [Fact]
    public async Task A_message_that_does_not_come_into_its_queue_is_missing()
    {
        await using var cluster = await Clusters.StartAsync("4.9");
        cluster.AddTopic(new TopicSpec(Topic) { Queues = 1 });
        cluster.Broker("broker-b").Store.DispatchIsStuck = true;
        await using var exporter = await cluster.WatchAsync(On, "timeout: 500ms");
        var page = await AttemptsAsync(exporter, 2);
        Assert.Equal(1, page.Value(FailuresOf, ("broker", "broker-b"), ("reason", "read_missing")));
        Assert.Equal(0, cluster.MaxOffset("OFFSET_MOVED_EVENT"));
    }

    [Theory]
    [InlineData(4, "not_writable")]
    [InlineData(2, "not_readable")]
    public async Task A_topic_that_may_not_be_used_on_a_broker_is_left_alone_there(int perm, string reason)
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        cluster.AddTopic(new TopicSpec(Topic) { Queues = 1, Brokers = ["broker-b"] });
        lock (cluster.Broker("broker-a").Store.Gate)
            cluster.Broker("broker-a").Store.AddTopic(new TopicConfig(Topic, 1, 1, perm));
        await using var exporter = await cluster.WatchAsync(On);
        var page = await AttemptsAsync(exporter, 2);
        Assert.Equal(1, page.Value(FailuresOf, ("broker", "broker-a"), ("reason", reason)));
        Assert.Equal(1, page.Value(RoundtripsOf, ("broker", "broker-b")));
        Assert.Equal(0, cluster.Broker("broker-a").Requests.Of(310));
    }

    [Fact]
    public async Task A_broker_without_a_master_is_not_sent_anything()
    {
        await using var cluster = await Clusters.StartAsync("4.9");
        cluster.AddTopic(new TopicSpec(Topic) { Queues = 1 });
        foreach (var nameServer in cluster.NameServers)
            cluster.Broker("broker-a").UnregisterFrom(nameServer);
        await using var exporter = await cluster.WatchAsync(On);
        var page = await AttemptsAsync(exporter, 2);
        Assert.Equal(1, page.Value(FailuresOf, ("broker", "broker-a"), ("reason", "no_master")));
        Assert.Equal(0, cluster.Broker("broker-a", 1).Requests.Of(310));
    }

    [Fact]
    public async Task No_page_waits_for_a_broker_that_hangs()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        cluster.AddTopic(new TopicSpec(Topic) { Queues = 1 });
        await using var exporter = await RunningExporter.StartAsync("collection: {timeout: 60s}\n" + cluster.Config(On, "timeout: 60s"));
        cluster.Broker("broker-a").Fault = Fault.Hang.OnlyFor(310);
        await AttemptsAsync(exporter, 1);
        for (var scrape = 0; scrape < 5; scrape++)
        {
            // Pages come while the message is still on its way: for a minute it is neither lost nor back.
            var page = await exporter.ScrapeAsync();
            Assert.Equal((1, 0), (page.Sum(Roundtrips), page.Sum(Failures)));
            Assert.All(page.All("broker_exporter_collector_success"), sample => Assert.Equal(1, sample.Value));
            Assert.Equal(4, page.Sum("rocketmq_broker_up"));
        }

        Assert.Equal(1, cluster.Broker("broker-a").Requests.Of(310));
    }

    [Fact]
    public async Task Two_exporters_may_share_a_topic()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var one = await cluster.WatchAsync(OnAndCreating);
        await AttemptsAsync(one, 2);
        await using var other = await cluster.WatchAsync(OnAndCreating);
        var page = await AttemptsAsync(other, 2);
        Assert.Equal((2, 0), (page.Sum(Roundtrips), page.Sum(Failures)));
    }

    [Fact]
    public async Task Promtool_has_nothing_to_say_about_it()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        cluster.Broker("broker-a").Fault = Fault.Error(2, "busy", 310);
        await using var exporter = await cluster.WatchAsync(OnAndCreating);
        await PrometheusTests.AssertNothingToSayAsync(Tool.Find("promtool"), await AttemptsAsync(exporter, 2));
    }

    [Theory]
    [InlineData("4.9", "Topic:broker_exporter_canary PUB", "SEND_MESSAGE_V2", "the account needs a right to it in the broker's plain_acl.yml (topicPerms, groupPerms)")]
    [InlineData("4.9", "Topic:broker_exporter_canary SUB", "PULL_MESSAGE", "the account needs a right to it in the broker's plain_acl.yml (topicPerms, groupPerms)")]
    [InlineData("4.9", "Group:TOOLS_CONSUMER SUB", "PULL_MESSAGE", "the account needs a right to it in the broker's plain_acl.yml (topicPerms, groupPerms)")]
    [InlineData("4.9", "administrator", "UPDATE_AND_CREATE_TOPIC", "the account needs admin: true in the broker's plain_acl.yml")]
    [InlineData("5.3", "Topic:broker_exporter_canary PUB", "SEND_MESSAGE_V2", "the user needs PUB on the canary's topic (mqadmin createAcl)")]
    [InlineData("5.3", "Topic:broker_exporter_canary SUB", "PULL_MESSAGE", "the user needs SUB on the canary's topic and Group:TOOLS_CONSUMER SUB (mqadmin createAcl)")]
    [InlineData("5.3", "Group:TOOLS_CONSUMER SUB", "PULL_MESSAGE", "the user needs SUB on the canary's topic and Group:TOOLS_CONSUMER SUB (mqadmin createAcl)")]
    [InlineData("5.3", "Topic:broker_exporter_canary CREATE", "UPDATE_AND_CREATE_TOPIC", "the user needs CREATE on the canary's topic (mqadmin createAcl)")]
    public async Task An_account_needs_the_rights_that_are_documented_and_is_told_what_it_lacks(string played, string lacking, string request, string advice)
    {
        string[] rights = ["Topic:broker_exporter_canary PUB", "Topic:broker_exporter_canary SUB", "Group:TOOLS_CONSUMER SUB", "Topic:broker_exporter_canary CREATE"];
        var account = new AclAccount("exporter", "correct-horse") { MayRead = ["Topic:*", "Group:*", "Cluster:*"], MayUse = [.. rights.Except([lacking])] };
        await using var cluster = await Clusters.StartAsync(played, options => options with { Acl = new AclPlay(account) });
        if (lacking != "administrator" && !lacking.EndsWith("CREATE", StringComparison.Ordinal))
            cluster.AddTopic(new TopicSpec(Topic) { Queues = 1 });
        using var log = new LogLines();
        await using var exporter = await RunningExporter.StartAsync(cluster.Config(OnAndCreating, "acl: {access_key: exporter, secret_key: correct-horse}"), log);
        var page = await AttemptsAsync(exporter, 2);
        Assert.Equal((2, 2), (page.Value(Failures, ("reason", "forbidden")), page.Sum(Failures)));
        var told = log.Warnings($"does not let the exporter ask {request} (forbidden)");
        Assert.Equal(2, told.Length);
        Assert.All(told, line => Assert.Contains(advice, line, StringComparison.Ordinal));

        cluster.Options.Acl!.Set(account with { MayUse = rights, IsAdmin = lacking == "administrator" });
        exporter.Time.Advance(TimeSpan.FromMinutes(1));
        page = await AttemptsAsync(exporter, 4);
        Assert.Equal(2, page.Sum(Roundtrips));
    }

    // The page on which so many attempts have come to an end.
    private static async Task<MetricsPage> AttemptsAsync(RunningExporter exporter, int count)
    {
        var page = await exporter.ScrapeAsync();
        await Until.TrueAsync(async () =>
        {
            page = await exporter.ScrapeAsync();
            return page.Sum(Roundtrips) + page.Sum(Failures) >= count;
        });
        Assert.Equal(count, page.Sum(RoundtripsOf) + page.Sum(FailuresOf));
        return page;
    }
}
