using EndToEnd.Testing;
using Simulator.RocketMq;

namespace EndToEnd;

/// <summary>Controllers of a 5.x cluster: who leads them, and what they know of replicas.</summary>
public sealed class ControllerTests
{
    [Fact]
    public async Task Controllers_that_agree_are_up_and_have_one_leader()
    {
        await using var cluster = await StartAsync();
        await using var exporter = await WatchAsync(cluster);
        var page = await exporter.ScrapeAsync();
        Assert.Equal(3, page.Sum("rocketmq_controller_up"));
        Assert.Equal(1, page.Value("rocketmq_controller_leaders", ("target", "shop")));
        Assert.Equal(1, page.Value("rocketmq_controller_is_leader", ("controller", Name(cluster, 0))));
        Assert.Equal(1, page.Sum("rocketmq_controller_is_leader"));
        Assert.Equal(3, page.Sum("rocketmq_controller_leader_known"));
        Assert.All(page.All("rocketmq_controller_peers"), sample => Assert.Equal(3, sample.Value));
        Assert.All(page.All("rocketmq_controller_info"), sample => Assert.Equal(("5.3.3", "group1"), (sample["version"], sample["raft_group"])));
        // Replicas wait for the second collection.
        page = await NextAsync(exporter, 15);
        Assert.Equal(2, page.All("rocketmq_controller_in_sync_replicas").Count);
        Assert.All(page.All("rocketmq_controller_in_sync_replicas"), sample => Assert.Equal(2, sample.Value));
        Assert.Equal(0, page.Sum("rocketmq_controller_out_of_sync_replicas"));
        Assert.All(page.All("rocketmq_controller_master_agreed").Concat(page.All("rocketmq_controller_master_known")), sample => Assert.Equal(1, sample.Value));
        cluster.AssertOnlyKnownRequests();
        // Once a minute, and to the leader only.
        Assert.Equal(1, cluster.RequestsOf(1006));
        await NextAsync(exporter, 30);
        Assert.Equal(1, cluster.RequestsOf(1006));
        await NextAsync(exporter, 31);
        Assert.Equal(2, cluster.RequestsOf(1006));
    }

    [Fact]
    public async Task Without_configured_controllers_nothing_is_said_of_any()
    {
        await using var cluster = await StartAsync();
        await using var exporter = await cluster.WatchAsync();
        await exporter.ScrapeAsync();
        var page = await NextAsync(exporter, 15);
        Assert.DoesNotContain(page.Samples, sample => sample.Name.StartsWith("rocketmq_controller_", StringComparison.Ordinal));
        Assert.False(page.Has("broker_exporter_collector_success", ("collector", "controllers")));
        Assert.Equal(0, cluster.Controllers.Sum(controller => controller.Requests.Total));
    }

    [Fact]
    public async Task A_leader_that_dies_is_down_and_the_next_one_is_asked()
    {
        await using var cluster = await StartAsync();
        await using var exporter = await WatchAsync(cluster);
        await exporter.ScrapeAsync();
        cluster.Controllers[0].Stop();
        var page = await NextAsync(exporter, 61);
        Assert.Equal(0, page.Value("rocketmq_controller_up", ("controller", Name(cluster, 0))));
        Assert.False(page.Has("rocketmq_controller_is_leader", ("controller", Name(cluster, 0))));
        Assert.Equal(1, page.Value("rocketmq_controller_is_leader", ("controller", Name(cluster, 1))));
        Assert.Equal(1, page.Value("rocketmq_controller_leaders"));
        Assert.Equal(1, page.Value("broker_exporter_collector_success", ("collector", "sync_state_sets")));
        Assert.Equal(1, cluster.Controllers[1].Requests.Of(1006));
    }

    [Fact]
    public async Task Without_a_majority_there_is_no_leader_and_it_is_said_that_replicas_are_not_known()
    {
        await using var cluster = await StartAsync();
        await using var exporter = await WatchAsync(cluster);
        await exporter.ScrapeAsync();
        cluster.Controllers[0].Stop();
        cluster.Controllers[1].Stop();
        var page = await NextAsync(exporter, 15);
        Assert.Equal(0, page.Value("rocketmq_controller_leaders"));
        Assert.Equal(0, page.Value("rocketmq_controller_leader_known", ("controller", Name(cluster, 2))));
        Assert.Equal(0, page.Value("broker_exporter_collector_success", ("collector", "sync_state_sets")));
        Assert.False(page.Has("rocketmq_controller_in_sync_replicas"));
        // What is not known of controllers costs nothing else.
        Assert.Equal(1, page.Value("messaging_up"));
        Assert.Equal(cluster.UserPairs.Count(), page.All("messaging_group_lag_messages").Count);
        Assert.Equal(1, page.Value("broker_exporter_collector_success", ("collector", "controllers")));
    }

    [Fact]
    public async Task Controllers_that_disagree_are_found()
    {
        await using var cluster = await StartAsync();
        await using var exporter = await WatchAsync(cluster);
        await exporter.ScrapeAsync();
        cluster.Controllers[2].BelievedLeader = 2;
        var page = await NextAsync(exporter, 15);
        Assert.Equal(2, page.Value("rocketmq_controller_leaders"));
        Assert.Equal(2, page.Sum("rocketmq_controller_is_leader"));
        // The one that most take for the leader is asked.
        Assert.Equal(1, cluster.Controllers[0].Requests.Of(1006));
        cluster.Controllers[2].BelievedLeader = null;
        Assert.Equal(1, (await NextAsync(exporter, 15)).Value("rocketmq_controller_leaders"));
    }

    [Fact]
    public async Task A_replica_that_trails_or_is_away_is_out_of_the_sync_state_set()
    {
        await using var cluster = await StartAsync();
        await using var exporter = await WatchAsync(cluster);
        cluster.Broker("broker-a", 2).IsReplicating = false;
        cluster.Broker("broker-b", 2).Stop();
        await exporter.ScrapeAsync();
        var page = await NextAsync(exporter, 15);
        foreach (var (broker, alive) in new[] { ("broker-a", 1), ("broker-b", 0) })
        {
            Assert.Equal(1, page.Value("rocketmq_controller_in_sync_replicas", ("broker", broker)));
            Assert.Equal(1, page.Value("rocketmq_controller_out_of_sync_replicas", ("broker", broker)));
            Assert.Equal(1, page.Value("rocketmq_controller_replica_in_sync", ("broker", broker), ("replica", "1")));
            Assert.Equal(0, page.Value("rocketmq_controller_replica_in_sync", ("broker", broker), ("replica", "2")));
            Assert.Equal(alive, page.Value("rocketmq_controller_replica_alive", ("broker", broker), ("replica", "2")));
        }
    }

    [Fact]
    public async Task A_master_that_only_the_controllers_know_of_is_found()
    {
        await using var cluster = await StartAsync();
        await using var exporter = await WatchAsync(cluster);
        await exporter.ScrapeAsync();
        Assert.Equal(1, (await NextAsync(exporter, 15)).Value("rocketmq_controller_master_epoch", ("broker", "broker-a")));
        var elected = cluster.Broker("broker-a", 2);
        cluster.Broker("broker-a").Stop();
        Assert.True(cluster.Elect(elected));
        elected.UnregisterFrom(cluster.NameServers[1]);
        var page = await NextAsync(exporter, 61);
        Assert.Equal(2, page.Value("rocketmq_controller_master_epoch", ("broker", "broker-a")));
        Assert.Equal(0, page.Value("rocketmq_controller_master_agreed", ("broker", "broker-a")));
        Assert.Equal(1, page.Value("rocketmq_controller_master_agreed", ("broker", "broker-b")));
        elected.RegisterWith(cluster.NameServers[1]);
        Assert.Equal(1, (await NextAsync(exporter, 61)).Value("rocketmq_controller_master_agreed", ("broker", "broker-a")));
    }

    [Fact]
    public async Task A_controller_that_hangs_holds_up_nothing_else()
    {
        await using var cluster = await StartAsync();
        cluster.Controllers[1].Fault = Fault.Hang;
        await using var exporter = await WatchAsync(cluster, "timeout: 1s");
        var page = await exporter.ScrapeAsync(timeout: 10);
        TruthTests.AssertTrue(cluster, page);
        Assert.Equal(0, page.Value("rocketmq_controller_up", ("controller", Name(cluster, 1))));
        Assert.Equal(2, page.Sum("rocketmq_controller_up"));
        Assert.All(page.All("broker_exporter_collector_success"), sample => Assert.Equal(1, sample.Value));
    }

    private static Task<RocketMqCluster> StartAsync() => Clusters.StartAsync("5.3", options => options with { Controllers = 3 });

    private static Task<RunningExporter> WatchAsync(RocketMqCluster cluster, params string[] more) =>
        cluster.WatchAsync([$"controllers: [{string.Join(", ", cluster.Controllers.Select(controller => controller.EndPoint))}]", .. more]);

    private static async Task<MetricsPage> NextAsync(RunningExporter exporter, int seconds)
    {
        exporter.Time.Advance(TimeSpan.FromSeconds(seconds));
        return await exporter.ScrapeAsync();
    }

    private static string Name(RocketMqCluster cluster, int controller) => cluster.Controllers[controller].EndPoint.ToString();
}
