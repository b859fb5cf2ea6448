using EndToEnd.Testing;
using Simulator.RocketMq;
using Simulator.RocketMq.Security;

namespace EndToEnd;

/// <summary>Brokers that answer known accounts only.</summary>
public sealed class AclTests : IDisposable
{
    private const string _failures = "broker_exporter_peer_failures_total";
    private const string _secret = "correct-horse-battery";
    private const string _acl = "acl: {access_key: exporter, secret_key: " + _secret + "}";

    private static readonly AclAccount _reader = new("exporter", _secret) { MayRead = ["Topic:*", "Group:*", "Cluster:*"] };
    private static readonly AclAccount _nobody = new("exporter", _secret);

    private readonly TemporaryFolder _folder = new();
    private readonly LogLines _log = new();

    public void Dispose()
    {
        _folder.Dispose();
        _log.Dispose();
    }

    /// <summary>The least that the guide for operators grants: with it everything is seen.</summary>
    [Theory]
    [MemberData(nameof(Played.Forms), MemberType = typeof(Played))]
    public async Task The_least_privileged_account_sees_everything(string played)
    {
        // On 4.9 an account needs no right to read.
        await using var cluster = await StartAsync(played, played.StartsWith('4') ? _nobody : _reader);
        await using var exporter = await WatchAsync(cluster, _acl);
        for (var i = 0; i < 3; i++)
        {
            var page = await exporter.ScrapeAsync();
            TruthTests.AssertTrue(cluster, page);
            Assert.Equal(0, page.Sum(_failures));
            Assert.DoesNotContain(page.All("broker_exporter_collector_success"), sample => sample.Value != 1);
            AssertNoSecret(page);
            exporter.Time.Advance(TimeSpan.FromMinutes(6));
        }

        Assert.Empty(_log.Warnings(""));
    }

    [Theory]
    [InlineData("4.9", "acl: {access_key: exporter, secret_key: wrong-horse}", "Check signature failed for accessKey=exporter", "acl.secret_key is not the secret of this access key")]
    [InlineData("4.9", "acl: {access_key: somebody, secret_key: " + _secret + "}", "No acl config for somebody", "the broker's plain_acl.yml has no account with this access key")]
    [InlineData("4.9", "system_topics: false", "No accessKey is configured", "set acl.access_key and acl.secret_key")]
    [InlineData("5.3", "acl: {access_key: exporter, secret_key: wrong-horse}", "check signature failed", "acl.secret_key is not the password of this user")]
    [InlineData("5.3", "acl: {access_key: somebody, secret_key: " + _secret + "}", "User:somebody is not found", "create the user (mqadmin createUser)")]
    [InlineData("5.3", "system_topics: false", "username cannot be null", "set acl.access_key and acl.secret_key")]
    public async Task A_refused_account_is_auth_and_told_once_per_broker(string played, string acl, string reason, string advice)
    {
        await using var cluster = await StartAsync(played, _reader);
        await using var exporter = await WatchAsync(cluster, acl);
        for (var i = 0; i < 3; i++)
        {
            var page = await exporter.ScrapeAsync();
            Assert.Equal(2, page.Sum("rocketmq_name_server_up"));
            // It answers, if only to refuse; but nothing is known of what it holds.
            Assert.Equal(4, page.Sum("rocketmq_broker_up"));
            Assert.False(page.Has("messaging_group_lag_messages"));
            Assert.True(page.Sum(_failures, ("kind", "auth")) > 0);
            Assert.Equal(page.Sum(_failures), page.Sum(_failures, ("kind", "auth")));
            Assert.Equal(i + 1, page.Value("broker_exporter_collector_failures_total", ("collector", "topics"), ("kind", "auth")));
            AssertNoSecret(page);
        }

        Assert.Equal(4, _log.Warnings("refuses the exporter's account (auth)").Length);
        Assert.All(_log.Warnings("refuses the exporter's account (auth)"), line =>
        {
            Assert.Contains(reason, line, StringComparison.Ordinal);
            Assert.Contains(advice, line, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_user_without_rights_is_forbidden_and_told_which_ones_it_needs_until_it_has_them()
    {
        await using var cluster = await StartAsync("5.3", _nobody);
        await using var exporter = await WatchAsync(cluster, _acl);
        var page = await ScrapeThreeTimesAsync();
        // What needs no right is there; topics are not guessed.
        Assert.True(page.Has("rocketmq_broker_put_messages_total"));
        Assert.False(page.Has("messaging_topic_retained_messages"));
        AssertForbidden(page, "topics", "consumer_groups", "producers", "settings", "timers", "transactions");
        AssertToldOnce("GET_TOPIC_STATS_INFO", "the user needs Topic:* GET (mqadmin createAcl)");
        AssertToldOnce("GET_ALL_PRODUCER_INFO", "the user needs Cluster:* GET (mqadmin createAcl)");

        cluster.Options.Acl!.Set(_nobody with { MayRead = ["Topic:*"] });
        page = await ScrapeThreeTimesAsync();
        Assert.True(page.Has("messaging_topic_retained_messages"));
        AssertForbidden(page, "producers");
        AssertToldOnce("GET_CONSUMER_CONNECTION_LIST", "the user needs Group:* GET (mqadmin createAcl)");
        AssertToldOnce("GET_ALL_PRODUCER_INFO", "the user needs Cluster:* GET (mqadmin createAcl)");
        Assert.Contains(_log.All, line => line.Contains("answers GET_TOPIC_STATS_INFO again", StringComparison.Ordinal));

        cluster.Options.Acl!.Set(_reader);
        page = await ScrapeThreeTimesAsync();
        TruthTests.AssertTrue(cluster, page);
        AssertForbidden(page);

        // Told anew by those that had granted it; slaves are asked only for masters that refuse.
        var before = _log.Warnings("ask GET_TOPIC_STATS_INFO (forbidden)").Length;
        cluster.Options.Acl!.Set(_nobody);
        await exporter.ScrapeAsync();
        Assert.Equal(before + Masters(cluster), _log.Warnings("ask GET_TOPIC_STATS_INFO (forbidden)").Length);

        async Task<MetricsPage> ScrapeThreeTimesAsync()
        {
            await exporter.ScrapeAsync();
            exporter.Time.Advance(TimeSpan.FromMinutes(6));
            await exporter.ScrapeAsync();
            exporter.Time.Advance(TimeSpan.FromMinutes(6));
            return await exporter.ScrapeAsync();
        }

        static void AssertForbidden(MetricsPage page, params string[] collectors)
        {
            Assert.Equal(1, page.Value("messaging_up"));
            Assert.Equal(4, page.Sum("rocketmq_broker_up"));
            Assert.Equal(page.Sum(_failures), page.Sum(_failures, ("kind", "forbidden")));
            Assert.Equal(collectors.Order(), page.All("broker_exporter_collector_success").Where(sample => sample.Value == 0).Select(sample => sample["collector"]).Order());
            Assert.All(collectors, collector => Assert.True(page.Value("broker_exporter_collector_failures_total", ("collector", collector), ("kind", "forbidden")) > 0));
        }

        void AssertToldOnce(string request, string needs)
        {
            var told = _log.Warnings($"does not let the exporter ask {request} (forbidden)");
            Assert.Equal(told.Length, told.Select(line => line.Split(' ')[2]).Distinct().Count());
            Assert.InRange(told.Length, Masters(cluster), cluster.Brokers.Count);
            Assert.All(told, line => Assert.Contains(needs, line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_right_to_some_topics_shows_those_and_does_not_fill_the_log()
    {
        await using var cluster = await StartAsync("5.3", _nobody with { MayRead = ["Topic:orders", "Group:*", "Cluster:*"] });
        await using var exporter = await WatchAsync(cluster, _acl);
        MetricsPage? page = null;
        for (var i = 0; i < 5; i++)
            page = await exporter.ScrapeAsync();
        Assert.Equal(["orders"], page!.By("messaging_topic_retained_messages", "topic").Keys);
        Assert.Equal(cluster.Lag("order-fulfilment", "orders"), page.Value("messaging_group_lag_messages", ("group", "order-fulfilment"), ("topic", "orders")));
        Assert.Equal(Masters(cluster), _log.Warnings("ask GET_TOPIC_STATS_INFO (forbidden)").Length);
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_secret_in_a_file_is_replaced_without_a_restart(string played)
    {
        await using var cluster = await StartAsync(played, _reader);
        var file = _folder.Write("secret", "yesterdays-horse\n");
        await using var exporter = await WatchAsync(cluster, $"acl: {{access_key: exporter, secret_key_file: \"{file}\"}}");
        Assert.True((await exporter.ScrapeAsync()).Sum(_failures, ("kind", "auth")) > 0);
        File.WriteAllText(file, _secret + "\n");
        var page = await exporter.ScrapeAsync();
        Assert.Equal(cluster.UserPairs.Count(), page.All("messaging_group_lag_messages").Count);
        Assert.Equal(4, _log.All.Count(line => line.Contains("takes the exporter's account again", StringComparison.Ordinal)));

        File.Delete(file);
        exporter.Time.Advance(TimeSpan.FromMinutes(6));
        TruthTests.AssertTrue(cluster, await exporter.ScrapeAsync());
        await exporter.ScrapeAsync();
        Assert.Contains($"{file}: no such file", Assert.Single(_log.Warnings("cannot be used")), StringComparison.Ordinal);
        AssertNoSecret(page);
    }

    [Fact]
    public async Task Keys_may_come_from_the_environment()
    {
        await using var cluster = await StartAsync("4.9", _reader);
        await using var exporter = await RunningExporter.StartAsync(
            cluster.Config("acl: {access_key: \"${MQ_KEY}\", secret_key: \"${MQ_SECRET}\"}"), _log,
            name => name switch { "MQ_KEY" => "exporter", "MQ_SECRET" => _secret, _ => null });
        var page = await exporter.ScrapeAsync();
        TruthTests.AssertTrue(cluster, page);
        AssertNoSecret(page);
    }

    private static Task<RocketMqCluster> StartAsync(string played, AclAccount account) =>
        Clusters.StartAsync(played, options => options with { Acl = new AclPlay(account) });

    private static int Masters(RocketMqCluster cluster) => cluster.Brokers.Count(broker => broker.Id == 0);

    private Task<RunningExporter> WatchAsync(RocketMqCluster cluster, params string[] more) => RunningExporter.StartAsync(cluster.Config(more), _log);

    private void AssertNoSecret(MetricsPage page)
    {
        Assert.DoesNotContain("horse", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_log.All, line => line.Contains("horse", StringComparison.Ordinal));
    }
}
