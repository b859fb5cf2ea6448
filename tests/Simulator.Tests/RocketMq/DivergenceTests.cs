using Simulator.Cli;
using Simulator.RocketMq;
using Simulator.RocketMq.Protocol;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

/// <summary>Name servers that differ from each other, and the lines that make them.</summary>
public sealed class DivergenceTests
{
    [Fact]
    public async Task A_route_may_be_stale_on_one_name_server_only()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        Assert.Equal("ok", ControlLine.Run(cluster, "stale-route name-server/1 orders 2"));
        Assert.All(await Queues(cluster, 0, "orders"), queue => Assert.Equal(8L, queue["writeQueueNums"]));
        Assert.All(await Queues(cluster, 1, "orders"), queue => Assert.Equal((2L, 2L), ((long)queue["readQueueNums"], (long)queue["writeQueueNums"])));
        Assert.All(await Queues(cluster, 1, "payments"), queue => Assert.NotEqual(2L, queue["writeQueueNums"]));
        Assert.Equal("ok", ControlLine.Run(cluster, "fresh-route name-server/1 orders"));
        Assert.All(await Queues(cluster, 1, "orders"), queue => Assert.Equal(8L, queue["writeQueueNums"]));
    }

    [Fact]
    public async Task A_write_permission_may_be_wiped_on_one_name_server_only()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        Assert.Equal("ok", ControlLine.Run(cluster, "wipe-write name-server/0 broker-b"));
        Assert.Equal([6L, 4L], (await Queues(cluster, 0, "orders")).Select(queue => queue["perm"]));
        Assert.Equal([6L, 6L], (await Queues(cluster, 1, "orders")).Select(queue => queue["perm"]));
        // The broker knows nothing of it.
        var topics = await TestClient.AskAsync(cluster.Broker("broker-b"), RequestCode.GetAllTopicConfig);
        Assert.DoesNotContain("\"perm\":4", topics.Body, StringComparison.Ordinal);
        Assert.Equal("ok", ControlLine.Run(cluster, "add-write name-server/0 broker-b"));
        Assert.Equal([6L, 6L], (await Queues(cluster, 0, "orders")).Select(queue => queue["perm"]));
    }

    [Fact]
    public async Task A_broker_that_registers_as_a_new_one_has_its_write_permission_back()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new() { SlavesPerGroup = 0 }, new ManualTime());
        cluster.NameServers[0].Registry.WipeWritePermission("broker-a", isWiped: true);
        cluster.Broker("broker-a").Stop();
        cluster.Broker("broker-a").Start();
        Assert.Equal([6L, 6L], (await Queues(cluster, 0, "orders")).Select(queue => queue["perm"]));
    }

    [Fact]
    public async Task A_broker_may_be_lost_and_registered_by_a_line()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        Assert.Equal("ok", ControlLine.Run(cluster, "lose name-server/1 broker-a/0"));
        Assert.False(cluster.NameServers[1].Registry.IsRegistered("broker-a", 0));
        Assert.True(cluster.NameServers[0].Registry.IsRegistered("broker-a", 0));
        Assert.Equal("ok", ControlLine.Run(cluster, "register name-server/1 broker-a/0"));
        Assert.True(cluster.NameServers[1].Registry.IsRegistered("broker-a", 0));
    }

    [Fact]
    public async Task A_slave_acts_as_master_in_routes_and_not_in_the_registry()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new() { Flavor = Flavor.V5_3_3 }, new ManualTime());
        Assert.Equal("ok", ControlLine.Run(cluster, "setting name-server/0 supportActingMaster true"));
        cluster.Broker("broker-a").Stop();
        var slave = cluster.Broker("broker-a", 1).EndPoint.ToString();
        var route = await Route(cluster, 0, "orders");
        Assert.Equal(slave, Brokers(route).First().Object("brokerAddrs")["0"]);
        Assert.Equal([4L, 6L], Queues(route).Select(queue => queue["perm"]));
        Assert.Equal([1L], (await ClusterInfo(cluster, 0)).Object("brokerAddrTable").Object("broker-a").Object("brokerAddrs").Entries.Select(entry => entry.Key));
        // The other name server does not support it.
        Assert.Equal(slave, Brokers(await Route(cluster, 1, "orders")).First().Object("brokerAddrs")["1"]);
    }

    [Fact]
    public async Task Settings_and_ordered_topics_may_differ()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        Assert.Equal("ok", ControlLine.Run(cluster, "setting name-server/1 orderMessageEnable true"));
        Assert.Equal("ok", ControlLine.Run(cluster, "order name-server/1 orders broker-a:8"));
        Assert.Contains("orderMessageEnable=false", (await TestClient.AskAsync(cluster.NameServers[0], RequestCode.GetNameServerConfig)).Body.Split('\n'));
        Assert.Contains("orderMessageEnable=true", (await TestClient.AskAsync(cluster.NameServers[1], RequestCode.GetNameServerConfig)).Body.Split('\n'));
        Assert.Contains("broker-a:8", (await Orders(cluster, 1)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("broker-a:8", (await Orders(cluster, 0)).Body, StringComparison.Ordinal);
        Assert.Equal("ok", ControlLine.Run(cluster, "order name-server/1 orders"));
        Assert.Equal("ok", ControlLine.Run(cluster, "setting name-server/1 orderMessageEnable"));
        Assert.Equal((await Orders(cluster, 0)).Body, (await Orders(cluster, 1)).Body);
    }

    [Theory]
    [InlineData("lose name-server/9 broker-a/0")]
    [InlineData("lose name-server/1 broker-z/0")]
    [InlineData("stale-route name-server/1 orders few")]
    [InlineData("order name-server/1 orders a b")]
    [InlineData("wipe-write broker-a/0 broker-a")]
    public async Task A_line_that_means_nothing_is_told(string line)
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        Assert.StartsWith("error: ", ControlLine.Run(cluster, line), StringComparison.Ordinal);
    }

    private static async Task<LooseObject> Route(RocketMqCluster cluster, int nameServer, string topic) =>
        (LooseObject)LooseJson.Parse((await TestClient.AskAsync(cluster.NameServers[nameServer], RequestCode.GetRouteInfoByTopic, ("topic", topic))).Body);

    private static async Task<IEnumerable<LooseObject>> Queues(RocketMqCluster cluster, int nameServer, string topic) => Queues(await Route(cluster, nameServer, topic));

    private static IEnumerable<LooseObject> Queues(LooseObject route) => ((IEnumerable<object>)route["queueDatas"]).Cast<LooseObject>();

    private static IEnumerable<LooseObject> Brokers(LooseObject route) => ((IEnumerable<object>)route["brokerDatas"]).Cast<LooseObject>();

    private static async Task<LooseObject> ClusterInfo(RocketMqCluster cluster, int nameServer) =>
        (LooseObject)LooseJson.Parse((await TestClient.AskAsync(cluster.NameServers[nameServer], RequestCode.GetBrokerClusterInfo)).Body);

    private static Task<Reply> Orders(RocketMqCluster cluster, int nameServer) =>
        TestClient.AskAsync(cluster.NameServers[nameServer], RequestCode.GetKvListByNamespace, ("namespace", "ORDER_TOPIC_CONFIG"));
}
