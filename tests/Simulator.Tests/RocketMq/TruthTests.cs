using Simulator.RocketMq;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;
using Simulator.RocketMq.Topologies;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

/// <summary>What the answers say adds up to what the truth says.</summary>
public sealed class TruthTests
{
    [Theory]
    [InlineData("accounting", "payments")]
    [InlineData("analytics", "orders")]
    [InlineData("fraud-check", "orders")]
    [InlineData("email-sender", "%RETRY%email-sender")]
    [InlineData("shipment-tracking", "shipments")]
    public async Task Lag_is_the_difference_of_what_all_masters_answer(string group, string topic)
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        cluster.Advance(TimeSpan.FromMinutes(3));
        var lag = 0L;
        foreach (var broker in cluster.Brokers.Where(broker => broker.Id == 0))
        {
            var row = (LooseObject)(await Body(broker, RequestCode.GetAllConsumerOffset)).Object("offsetTable")[topic + "@" + group];
            var stats = (await Body(broker, RequestCode.GetTopicStatsInfo, ("topic", topic))).Object("offsetTable");
            lag += stats.Entries.Sum(queue => ((LooseObject)queue.Value).Number("maxOffset") - row.Number(((LooseObject)queue.Key)["queueId"]));
        }

        Assert.Equal(cluster.Lag(group, topic), lag);
    }

    [Fact]
    public async Task Max_offset_is_the_sum_over_all_brokers()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new() { BrokerGroups = 3 }, new ManualTime());
        cluster.Advance(TimeSpan.FromSeconds(10));
        var sum = 0L;
        foreach (var broker in cluster.Brokers.Where(broker => broker.Id == 1))
        {
            var stats = (await Body(broker, RequestCode.GetTopicStatsInfo, ("topic", "orders"))).Object("offsetTable");
            sum += stats.Entries.Sum(queue => ((LooseObject)queue.Value).Number("maxOffset"));
        }

        Assert.Equal(cluster.MaxOffset("orders"), sum);
    }

    [Fact]
    public async Task Messages_that_expire_before_an_offline_group_reads_them_are_lost_and_no_lag()
    {
        await using var cluster = await One(new TopicSpec("t") { HistoryPerQueue = 100, Queues = 1 }, new GroupSpec("g", GroupKind.Offline, "t") { BacklogShare = 0.6 });
        var store = cluster.Broker("broker-a").Store;
        lock (store.Gate)
        {
            store.Topic("t")!.ExpireBefore(0, store.Topic("t")!.Max(0) - 20);
        }

        Assert.Equal(20, cluster.Lag("g", "t"));
        Assert.Equal(cluster.MaxOffset("t") - cluster.Truth.Committed("g", "t") - 20, cluster.Truth.Lost("g", "t"));
        Assert.Equal(20, cluster.Truth.Retained("t"));
    }

    [Fact]
    public async Task A_queue_never_committed_is_absent_and_no_lag()
    {
        await using var cluster = await One(new TopicSpec("t") { HistoryPerQueue = 100, Queues = 2 }, new GroupSpec("g", GroupKind.Offline, "t"));
        var store = cluster.Broker("broker-a").Store;
        lock (store.Gate)
        {
            store.Offsets.Row("t", "g")![1] = CommittedOffsets.Never;
        }

        var row = (LooseObject)(await Body(cluster.Broker("broker-a"), RequestCode.GetAllConsumerOffset)).Object("offsetTable")["t@g"];
        Assert.Equal([0L], row.Entries.Select(entry => entry.Key));
        Assert.Equal((0, 1), (cluster.Lag("g", "t"), cluster.Truth.UncommittedQueues("g", "t")));
    }

    [Fact]
    public async Task The_age_of_lag_is_the_time_since_the_next_message_was_put()
    {
        await using var cluster = await One(new TopicSpec("t") { MessagesPerSecond = 10, Queues = 1 }, new GroupSpec("g", GroupKind.KeepsUp, "t"));
        cluster.Advance(TimeSpan.FromMinutes(1));
        cluster.Disconnect("g");
        cluster.Advance(TimeSpan.FromMinutes(5));
        Assert.InRange(cluster.Truth.LagAge("g", "t").TotalSeconds, 298, 302);
        var answer = await Body(cluster.Broker("broker-a"), RequestCode.QueryConsumeTimeSpan, ("topic", "t"), ("group", "g"));
        var span = (LooseObject)((List<object>)answer["consumeTimeSpanSet"])[0];
        Assert.Equal(cluster.Truth.LagAge("g", "t").TotalMilliseconds, span.Number("delayTime"));
    }

    [Fact]
    public async Task Broadcasting_groups_have_rows_on_version_5_only_and_are_no_pairs()
    {
        foreach (var flavor in Enum.GetValues<Flavor>())
        {
            await using var cluster = await RocketMqCluster.StartAsync(new() { Flavor = flavor }, new ManualTime());
            var rows = (await Body(cluster.Broker("broker-a"), RequestCode.GetAllConsumerOffset)).Object("offsetTable").Names.ToList();
            Assert.Equal(flavor == Flavor.V5_3_3, rows.Contains("notifications@web-frontends@broadcast"));
            Assert.DoesNotContain("notifications@web-frontends", rows);
            Assert.DoesNotContain(cluster.Truth.Pairs(), pair => pair.Group == "web-frontends");
        }
    }

    [Fact]
    public async Task A_pop_group_has_a_retry_topic_of_its_own_on_version_5()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new() { Flavor = Flavor.V5_3_3 }, new ManualTime());
        var rows = (await Body(cluster.Broker("broker-a"), RequestCode.GetAllConsumerOffset)).Object("offsetTable").Names;
        Assert.Contains("%RETRY%search-indexer_search-index@search-indexer", rows);
    }

    private static Task<RocketMqCluster> One(TopicSpec topic, GroupSpec group) =>
        RocketMqCluster.StartAsync(new() { BrokerGroups = 1, Topology = new([topic], [group]) }, new ManualTime());

    private static async Task<LooseObject> Body(ISimulatedServer server, int code, params (string, string)[] fields) =>
        (LooseObject)LooseJson.Parse((await TestClient.AskAsync(server, code, fields)).Body);
}
