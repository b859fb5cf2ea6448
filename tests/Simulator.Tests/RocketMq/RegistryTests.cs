using System.Net.Sockets;
using Simulator.RocketMq;
using Simulator.RocketMq.Protocol;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

public sealed class RegistryTests
{
    [Fact]
    public async Task A_stopped_broker_is_gone_at_once_and_back_on_the_same_port()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        var broker = cluster.Broker("broker-a");
        var endPoint = broker.EndPoint;
        broker.Stop();
        var view = await ClusterInfo(cluster, 0);
        Assert.Equal([1L], view.Object("brokerAddrTable").Object("broker-a").Object("brokerAddrs").Entries.Select(entry => entry.Key));
        await Assert.ThrowsAnyAsync<SocketException>(() => TestClient.ConnectAsync(endPoint));
        broker.Start();
        Assert.Equal(endPoint, broker.EndPoint);
        Assert.Equal(0, (await TestClient.AskAsync(broker, RequestCode.GetBrokerRuntimeInfo)).Code);
    }

    [Fact]
    public async Task A_broker_may_be_missing_on_one_name_server_only()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new() { SlavesPerGroup = 0 }, new ManualTime());
        cluster.Broker("broker-b").UnregisterFrom(cluster.NameServers[1]);
        Assert.Equal(["broker-a", "broker-b"], (await ClusterInfo(cluster, 0)).Object("brokerAddrTable").Names);
        Assert.Equal(["broker-a"], (await ClusterInfo(cluster, 1)).Object("brokerAddrTable").Names);
        cluster.Broker("broker-b").RegisterWith(cluster.NameServers[1]);
        Assert.Equal(["broker-a", "broker-b"], (await ClusterInfo(cluster, 1)).Object("brokerAddrTable").Names);
    }

    [Fact]
    public async Task A_topic_may_be_missing_on_one_name_server_only()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        cluster.NameServers[1].Registry.HideTopic("orders", isHidden: true);
        Assert.Equal(0, (await TestClient.AskAsync(cluster.NameServers[0], RequestCode.GetRouteInfoByTopic, ("topic", "orders"))).Code);
        Assert.Equal(17, (await TestClient.AskAsync(cluster.NameServers[1], RequestCode.GetRouteInfoByTopic, ("topic", "orders"))).Code);
    }

    [Fact]
    public async Task The_advertised_address_need_not_be_the_real_one()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        cluster.Broker("broker-a").AdvertisedAddress = "172.17.0.2:10911";
        var view = await ClusterInfo(cluster, 0);
        Assert.Equal("172.17.0.2:10911", view.Object("brokerAddrTable").Object("broker-a").Object("brokerAddrs")[0L]);
    }

    [Fact]
    public async Task A_deleted_topic_is_gone_everywhere()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        Assert.True(cluster.DeleteTopic("orders"));
        cluster.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(17, (await TestClient.AskAsync(cluster.NameServers[0], RequestCode.GetRouteInfoByTopic, ("topic", "orders"))).Code);
        Assert.Equal(17, (await TestClient.AskAsync(cluster.Broker("broker-b"), RequestCode.GetTopicStatsInfo, ("topic", "orders"))).Code);
        Assert.DoesNotContain(cluster.Truth.Pairs(), pair => pair.Topic == "orders");
        Assert.False(cluster.DeleteTopic("orders"));
    }

    [Fact]
    public async Task A_deleted_group_is_gone_everywhere()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        Assert.True(cluster.DeleteGroup("invoicing"));
        cluster.Advance(TimeSpan.FromSeconds(1));
        var broker = cluster.Broker("broker-a");
        Assert.Equal(206, (await TestClient.AskAsync(broker, RequestCode.GetConsumerConnectionList, ("consumerGroup", "invoicing"))).Code);
        Assert.DoesNotContain("invoicing\"", (await TestClient.AskAsync(broker, RequestCode.GetAllSubscriptionGroupConfig)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("@invoicing", (await TestClient.AskAsync(broker, RequestCode.GetAllConsumerOffset)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Topics_and_groups_may_be_added_while_it_runs()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        cluster.AddTopic(new("new-topic") { MessagesPerSecond = 20 });
        cluster.AddGroup(new("new-group", Simulator.RocketMq.Topologies.GroupKind.KeepsUp, "new-topic"));
        cluster.Advance(TimeSpan.FromSeconds(20));
        Assert.True(cluster.MaxOffset("new-topic") > 0);
        Assert.InRange(cluster.Lag("new-group", "new-topic"), 0, 20);
    }

    [Fact]
    public async Task A_restart_may_lose_messages_and_leaves_offline_groups_ahead()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        var before = cluster.MaxOffset("orders");
        cluster.Broker("broker-a").Restart(lostShare: 0.9);
        Assert.True(cluster.MaxOffset("orders") < before);
        var store = cluster.Broker("broker-a").Store;
        Assert.True(store.Offsets.Row("orders", "analytics")![0] > store.Topic("orders")!.Max(0));
        Assert.Equal(0, store.Totals.PutMessages);
        cluster.Advance(TimeSpan.FromSeconds(1));
        Assert.True(store.Offsets.Row("orders", "order-fulfilment")![0] <= store.Topic("orders")!.Max(0));
    }

    [Fact]
    public async Task Requests_are_counted_by_server_and_code()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        var broker = cluster.Broker("broker-a");
        await TestClient.AskAsync(broker, RequestCode.GetBrokerRuntimeInfo);
        await TestClient.AskAsync(broker, RequestCode.GetBrokerRuntimeInfo);
        await TestClient.AskAsync(broker, RequestCode.GetAllTopicConfig);
        Assert.Equal(new Dictionary<int, long> { [21] = 1, [28] = 2 }, broker.Requests.Snapshot());
        Assert.Equal((3, 3), (broker.Requests.Total, broker.Requests.Connections));
        Assert.Equal(0, cluster.Broker("broker-a", 1).Requests.Total);
        broker.Requests.Reset();
        Assert.Equal((0, 0), (broker.Requests.Total, broker.Requests.Connections));
    }

    private static async Task<LooseObject> ClusterInfo(RocketMqCluster cluster, int nameServer) =>
        (LooseObject)LooseJson.Parse((await TestClient.AskAsync(cluster.NameServers[nameServer], RequestCode.GetBrokerClusterInfo)).Body);
}
