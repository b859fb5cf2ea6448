using Simulator.RocketMq;
using Simulator.RocketMq.Protocol;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

/// <summary>Slaves that trail or lose topics, and elections.</summary>
public sealed class ReplicationTests
{
    // Recorded from a 5.3.3 master with one slave, and from that slave.
    private const string RecordedMaster =
        """{"haClientRuntimeInfo":{"lastReadTimestamp":0,"lastWriteTimestamp":0,"masterFlushOffset":0,"maxOffset":0,"transferredByteInSecond":0},"haConnectionInfo":[{"addr":"127.0.0.1:35712","diff":479,"inSync":true,"slaveAckOffset":16837433,"transferFromWhere":16837433,"transferredByteInSecond":120}],"inSyncSlaveNums":1,"master":true,"masterCommitLogMaxOffset":16837912}""";

    private const string RecordedSlave =
        """{"haClientRuntimeInfo":{"lastReadTimestamp":1795223338046,"lastWriteTimestamp":1795223338046,"masterAddr":"127.0.0.1:11912","masterFlushOffset":0,"maxOffset":16949185,"transferredByteInSecond":76442},"haConnectionInfo":[],"inSyncSlaveNums":0,"master":false,"masterCommitLogMaxOffset":0}""";

    [Fact]
    public async Task Connections_are_told_as_recorded()
    {
        await using var cluster = await StartAsync(Flavor.V5_3_3);
        cluster.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(Shape.Of([RecordedMaster]), Shape.Of([(await HaStatus(cluster, 0)).Body]));
        Assert.Equal(Shape.Of([RecordedSlave]), Shape.Of([(await HaStatus(cluster, 1)).Body]));
    }

    [Fact]
    public async Task A_broker_of_4_9_and_one_of_DLedger_tell_nothing_of_connections()
    {
        await using var old = await StartAsync(Flavor.V4_9_8);
        Assert.Equal(ResponseCode.RequestCodeNotSupported, (await HaStatus(old, 0)).Code);
        await using var dLedger = await StartAsync(Flavor.V5_3_3, options => options with { DLedger = true });
        Assert.Equal(ResponseCode.SystemError, (await HaStatus(dLedger, 0)).Code);
    }

    [Fact]
    public async Task A_slave_whose_replication_is_paused_stays_where_it_is_and_catches_up_at_once()
    {
        await using var cluster = await StartAsync(Flavor.V5_3_3);
        var slave = cluster.Broker("broker-a", 1);
        cluster.Advance(TimeSpan.FromSeconds(5));
        var (start, orders) = (await EndAsync(cluster, 1), await TopicStats(cluster, 1, "orders"));
        Assert.Equal(await EndAsync(cluster, 0), start);
        slave.IsReplicating = false;
        cluster.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(start, await EndAsync(cluster, 1));
        Assert.Equal(orders, await TopicStats(cluster, 1, "orders"));
        var behind = await EndAsync(cluster, 0) - start;
        Assert.True(behind > 0);
        var connection = (LooseObject)((List<object>)((LooseObject)LooseJson.Parse((await HaStatus(cluster, 0)).Body))["haConnectionInfo"])[0];
        Assert.Equal(behind, connection.Number("diff"));
        Assert.Equal(0, connection.Number("transferredByteInSecond"));

        slave.IsReplicating = true;
        Assert.Equal(await EndAsync(cluster, 0), await EndAsync(cluster, 1));
        Assert.Equal(await TopicStats(cluster, 0, "orders"), await TopicStats(cluster, 1, "orders"));
    }

    [Fact]
    public async Task What_trails_keeps_all_that_it_had()
    {
        await using var cluster = await StartAsync(Flavor.V5_3_3);
        cluster.Advance(TimeSpan.FromSeconds(30));
        int[] codes = [RequestCode.GetAllTopicConfig, RequestCode.GetAllSubscriptionGroupConfig, RequestCode.GetAllConsumerOffset, RequestCode.GetAllDelayOffset];
        var before = await Task.WhenAll(codes.Select(code => TestClient.AskAsync(cluster.Broker("broker-a", 1), code)));
        cluster.Broker("broker-a", 1).IsReplicating = false;
        cluster.Advance(TimeSpan.FromSeconds(30));
        cluster.DeleteTopic("orders");
        var after = await Task.WhenAll(codes.Select(code => TestClient.AskAsync(cluster.Broker("broker-a", 1), code)));
        Assert.Equal(before.Select(reply => reply.Body), after.Select(reply => reply.Body));
    }

    [Fact]
    public async Task A_master_cannot_be_held_back()
    {
        await using var cluster = await StartAsync(Flavor.V4_9_8);
        cluster.Broker("broker-a").IsReplicating = false;
        Assert.True(cluster.Broker("broker-a").IsReplicating);
    }

    [Fact]
    public async Task A_slave_that_lost_a_topic_does_not_know_it()
    {
        await using var cluster = await StartAsync(Flavor.V5_3_3);
        cluster.Broker("broker-a", 1).LostTopics.Add("orders");
        var topics = (await TestClient.AskAsync(cluster.Broker("broker-a", 1), RequestCode.GetAllTopicConfig)).Body;
        Assert.DoesNotContain("\"orders\"", topics, StringComparison.Ordinal);
        Assert.Contains("\"payments\"", topics, StringComparison.Ordinal);
        Assert.Equal(17, (await TestClient.AskAsync(cluster.Broker("broker-a", 1), RequestCode.GetTopicStatsInfo, ("topic", "orders"))).Code);
        Assert.Equal(0, (await TestClient.AskAsync(cluster.Broker("broker-a", 0), RequestCode.GetTopicStatsInfo, ("topic", "orders"))).Code);
    }

    [Fact]
    public async Task An_elected_replica_is_broker_0_at_its_own_address_and_goes_on_writing()
    {
        await using var cluster = await StartAsync(Flavor.V4_9_8, options => options with { DLedger = true, SlavesPerGroup = 2 });
        var (old, elected) = (cluster.Broker("broker-a", 0), cluster.Broker("broker-a", 2));
        Assert.Equal([0L, 2L, 3L], await IdsAsync(cluster));
        old.Stop();
        Assert.Equal([2L, 3L], await IdsAsync(cluster));
        var written = cluster.MaxOffset("orders");
        Assert.True(cluster.Elect(elected));
        cluster.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([0L, 3L], await IdsAsync(cluster));
        Assert.True(cluster.MaxOffset("orders") > written);
        Assert.Contains("brokerRole=SYNC_MASTER", await ConfigAsync(elected), StringComparison.Ordinal);
        old.Start();
        Assert.Equal([0L, 1L, 3L], await IdsAsync(cluster));
        Assert.Contains("brokerRole=SLAVE", await ConfigAsync(old), StringComparison.Ordinal);
        Assert.Contains("\nenableDLegerCommitLog=true\n", await ConfigAsync(old), StringComparison.Ordinal);
        Assert.EndsWith("\ndLegerGroup=broker-a\ndLegerPeers=n0-127.0.0.1:40911;n1-127.0.0.1:40912;n2-127.0.0.1:40913\ndLegerSelfId=n0\n", await ConfigAsync(old), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_running_slave_that_has_everything_is_elected()
    {
        await using var cluster = await StartAsync(Flavor.V4_9_8, options => options with { DLedger = true });
        var slave = cluster.Broker("broker-a", 2);
        Assert.False(cluster.Elect(cluster.Broker("broker-a", 0)));
        slave.IsReplicating = false;
        Assert.False(cluster.Elect(slave));
        slave.IsReplicating = true;
        slave.Stop();
        Assert.False(cluster.Elect(slave));
        slave.Start();
        Assert.True(cluster.Elect(slave));
    }

    [Fact]
    public async Task Without_a_master_the_first_slave_acts_as_one_where_that_is_wanted()
    {
        await using var cluster = await StartAsync(Flavor.V5_3_3, options => options with { ActingMaster = true, SlavesPerGroup = 2 });
        Assert.Equal(["true", "false", "false"], await ActiveAsync(cluster, 0, 1, 2));
        cluster.Broker("broker-a").Stop();
        Assert.Equal(["true", "false"], await ActiveAsync(cluster, 1, 2));
        await using var without = await StartAsync(Flavor.V5_3_3);
        without.Broker("broker-a").Stop();
        Assert.Equal(["false"], await ActiveAsync(without, 1));
    }

    private static Task<RocketMqCluster> StartAsync(Flavor flavor, Func<RocketMqClusterOptions, RocketMqClusterOptions>? change = null)
    {
        var options = new RocketMqClusterOptions { Flavor = flavor };
        return RocketMqCluster.StartAsync(change?.Invoke(options) ?? options, new ManualTime());
    }

    private static Task<Reply> HaStatus(RocketMqCluster cluster, int id) => TestClient.AskAsync(cluster.Broker("broker-a", id), RequestCode.GetBrokerHaStatus);

    private static async Task<string> TopicStats(RocketMqCluster cluster, int id, string topic) =>
        (await TestClient.AskAsync(cluster.Broker("broker-a", id), RequestCode.GetTopicStatsInfo, ("topic", topic))).Body.Split("topicPutTps")[0];

    private static async Task<long> EndAsync(RocketMqCluster cluster, int id) =>
        long.Parse((await RuntimeAsync(cluster, id)).Text("commitLogMaxOffset")!, null);

    private static async Task<string[]> ActiveAsync(RocketMqCluster cluster, params int[] ids) =>
        await Task.WhenAll(ids.Select(async id => (await RuntimeAsync(cluster, id)).Text("brokerActive")!));

    private static async Task<LooseObject> RuntimeAsync(RocketMqCluster cluster, int id) =>
        ((LooseObject)LooseJson.Parse((await TestClient.AskAsync(cluster.Broker("broker-a", id), RequestCode.GetBrokerRuntimeInfo)).Body)).Object("table");

    private static async Task<string> ConfigAsync(SimulatedBroker broker) => (await TestClient.AskAsync(broker, RequestCode.GetBrokerConfig)).Body;

    private static async Task<IEnumerable<object>> IdsAsync(RocketMqCluster cluster)
    {
        var view = (LooseObject)LooseJson.Parse((await TestClient.AskAsync(cluster.NameServers[0], RequestCode.GetBrokerClusterInfo)).Body);
        return view.Object("brokerAddrTable").Object("broker-a").Object("brokerAddrs").Entries.Select(entry => entry.Key);
    }
}
