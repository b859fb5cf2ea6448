using Simulator.RocketMq;
using Simulator.RocketMq.Protocol;
using Simulator.RocketMq.Topologies;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

public sealed class TrafficTests
{
    [Fact]
    public async Task The_same_seed_and_the_same_time_make_the_same_cluster()
    {
        await using var first = await RocketMqCluster.StartAsync(new(), new ManualTime());
        await using var second = await RocketMqCluster.StartAsync(new(), new ManualTime());
        first.Advance(TimeSpan.FromSeconds(60));
        for (var i = 0; i < 600; i++)
        {
            second.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.Equal(first.Truth.Pairs(), second.Truth.Pairs());
        Assert.Equal(first.MaxOffset("audit-log"), second.MaxOffset("audit-log"));
    }

    [Fact]
    public async Task Another_seed_makes_another_one()
    {
        await using var first = await RocketMqCluster.StartAsync(new() { Seed = 1 }, new ManualTime());
        await using var second = await RocketMqCluster.StartAsync(new() { Seed = 99 }, new ManualTime());
        Assert.NotEqual(first.MaxOffset("audit-log"), second.MaxOffset("audit-log"));
    }

    [Fact]
    public async Task A_topic_gets_its_rate_over_the_whole_cluster()
    {
        await using var cluster = await One(new TopicSpec("t") { MessagesPerSecond = 40 });
        cluster.Advance(TimeSpan.FromSeconds(100));
        Assert.InRange(cluster.MaxOffset("t"), 3800, 4200);
    }

    [Fact]
    public async Task Groups_lag_as_their_kind_says()
    {
        await using var cluster = await One(
            new TopicSpec("t") { MessagesPerSecond = 100 },
            new GroupSpec("up", GroupKind.KeepsUp, "t"),
            new GroupSpec("steady", GroupKind.LagsSteadily, "t"),
            new GroupSpec("offline", GroupKind.Offline, "t"),
            new GroupSpec("paused", GroupKind.Paused, "t"));
        cluster.Advance(TimeSpan.FromSeconds(100));
        Assert.InRange(cluster.Lag("up", "t"), 1, 60);
        Assert.InRange(cluster.Lag("steady", "t"), 2700, 3300);
        Assert.Equal(cluster.MaxOffset("t"), cluster.Lag("offline", "t"));
        Assert.Equal(cluster.MaxOffset("t"), cluster.Lag("paused", "t"));
        Assert.Equal((0, 2), (cluster.Truth.Members("offline"), cluster.Truth.Members("paused")));
    }

    [Fact]
    public async Task Waves_rise_and_fall()
    {
        await using var cluster = await One(new TopicSpec("t") { MessagesPerSecond = 100 }, new GroupSpec("g", GroupKind.LagsInWaves, "t"));
        var lags = new List<long>();
        for (var i = 0; i < 48; i++)
        {
            cluster.Advance(TimeSpan.FromSeconds(10));
            lags.Add(cluster.Lag("g", "t"));
        }

        Assert.True(lags.Max() > 5000);
        Assert.True(lags.Skip(lags.IndexOf(lags.Max())).Min() < 100);
    }

    [Fact]
    public async Task Failed_messages_wait_ten_seconds_then_come_up_for_retry_and_some_die()
    {
        await using var cluster = await One(new TopicSpec("t") { MessagesPerSecond = 50 }, new GroupSpec("g", GroupKind.Retrying, "t"));
        cluster.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal(0, cluster.MaxOffset("%RETRY%g"));
        Assert.True(cluster.Truth.Delayed() > 0);
        cluster.Advance(TimeSpan.FromMinutes(4));
        Assert.True(cluster.MaxOffset("%RETRY%g") > 1000);
        Assert.InRange(cluster.MaxOffset("%DLQ%g"), 1, cluster.MaxOffset("%RETRY%g"));
    }

    [Fact]
    public async Task Delayed_messages_arrive_after_their_delay()
    {
        await using var cluster = await One(new TopicSpec("t") { MessagesPerSecond = 10, DelayLevel = 3 });
        cluster.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(0, cluster.MaxOffset("t"));
        Assert.InRange(cluster.Truth.Delayed(), 45, 55);
        cluster.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(cluster.MaxOffset("SCHEDULE_TOPIC_XXXX") - cluster.MaxOffset("t"), cluster.Truth.Delayed());
    }

    [Fact]
    public async Task The_last_update_of_a_queue_is_that_of_its_last_message()
    {
        await using var cluster = await One(new TopicSpec("t") { MessagesPerSecond = 100, Queues = 1 });
        var before = await LastUpdate(cluster);
        cluster.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((0, 10_000), (before, await LastUpdate(cluster) - new ManualTime().GetUtcNow().ToUnixTimeMilliseconds()));
    }

    [Fact]
    public async Task Nothing_is_put_on_a_broker_that_is_down_or_frozen()
    {
        await using var cluster = await One(new TopicSpec("t") { MessagesPerSecond = 100 });
        cluster.Broker("broker-a").Stop();
        cluster.Broker("broker-b").Fault = Fault.Hang;
        cluster.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(0, cluster.MaxOffset("t"));
        cluster.Broker("broker-b").Fault = Fault.None;
        cluster.Advance(TimeSpan.FromSeconds(10));
        Assert.InRange(cluster.MaxOffset("t"), 400, 600);
    }

    [Fact(Timeout = 30_000)]
    public async Task In_real_time_traffic_follows_the_clock()
    {
        var time = new ManualTime();
        await using var cluster = await RocketMqCluster.StartAsync(
            new() { RealTime = true, BrokerGroups = 1, Topology = new([new("t") { MessagesPerSecond = 100 }], []) }, time);
        await time.TimersAsync(1);
        var before = cluster.Broker("broker-a").Store.Now;
        while (cluster.MaxOffset("t") == 0)
        {
            time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }

        Assert.True(cluster.Broker("broker-a").Store.Now > before);
    }

    private static Task<RocketMqCluster> One(TopicSpec topic, params GroupSpec[] groups) =>
        RocketMqCluster.StartAsync(new() { Topology = new([topic], groups) }, new ManualTime());

    private static async Task<long> LastUpdate(RocketMqCluster cluster)
    {
        var answer = await TestClient.AskAsync(cluster.Broker("broker-a"), RequestCode.GetTopicStatsInfo, ("topic", "t"));
        var table = ((LooseObject)LooseJson.Parse(answer.Body)).Object("offsetTable");
        return ((LooseObject)table.Entries[0].Value).Number("lastUpdateTimestamp");
    }
}
