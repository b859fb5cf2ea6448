using Simulator.RocketMq;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

/// <summary>Clients that are asked through a broker.</summary>
public sealed class RunningInfoTests
{
    private readonly ManualTime time = new();

    [Theory]
    [InlineData("V4_9_8", new[] { "order-fulfilment", "shipment-tracking", "web-frontends", "price-watch", "warehouse-sync" }, new[] { "CG_ORDER_FAST", "CG_FIFO", "CG_BCAST", "CG_LITEPULL", "CG_PAUSED" })]
    [InlineData("V5_3_3", new[] { "order-fulfilment", "shipment-tracking", "web-frontends", "price-watch", "search-indexer" }, new[] { "CG_ORDER_FAST", "CG_FIFO", "CG_BCAST", "CG_LITEPULL", "CG_POP" })]
    public async Task Clients_answer_as_recorded(string flavor, string[] groups, string[] recorded)
    {
        await using var cluster = await Start(flavor);
        foreach (var (group, name) in groups.Zip(recorded))
        {
            var answer = await AskAsync(cluster, group, 0);
            Assert.Equal((0, "not set any response code"), (answer.Code, answer.Remark));
            var real = RecordedAnswers.One(Enum.Parse<Flavor>(flavor), "broker-a.GET_CONSUMER_RUNNING_INFO." + name);
            Assert.Equal(Lines(real.Body), Lines(answer.Body));
            Assert.Equal(Shape.Of([real.Header]), Shape.Of([answer.Header]));
            Assert.Empty(Properties(answer.Body).Except(Properties(real.Body)));
        }
    }

    [Fact]
    public async Task Queues_are_dealt_to_the_clients_of_a_group_and_to_each_only_once()
    {
        await using var cluster = await Start("V4_9_8");
        var owned = new List<string>();
        for (var client = 0; client < 4; client++)
        {
            var queues = Queues(await AskAsync(cluster, "order-fulfilment", client), "orders");
            Assert.Equal(4, queues.Count);
            owned.AddRange(queues);
        }

        Assert.Equal(16, owned.Distinct().Count());
        Assert.Equal(4, Queues(await AskAsync(cluster, "web-frontends", 0), "notifications").Count);
    }

    [Fact]
    public async Task A_queue_can_be_left_over_and_another_be_had_twice()
    {
        await using var cluster = await Start("V4_9_8");
        cluster.Clients.Plays.Set("invoicing", new DealtQueue("payments", "broker-a", 1), QueueFault.Orphaned);
        cluster.Clients.Plays.Set("invoicing", new DealtQueue("payments", "broker-b", 0), QueueFault.Shared);
        var owned = Queues(await AskAsync(cluster, "invoicing", 0), "payments").Concat(Queues(await AskAsync(cluster, "invoicing", 1), "payments")).ToList();
        Assert.Equal(8, owned.Count);
        Assert.DoesNotContain("broker-a 1", owned);
        Assert.Equal(2, owned.Count(queue => queue == "broker-b 0"));
    }

    [Fact]
    public async Task A_client_that_hangs_makes_the_broker_wait_and_nobody_else()
    {
        await using var cluster = await Start("V5_3_3");
        Play(cluster, "invoicing", 0, new ClientPlay { IsHung = true });
        var broker = cluster.Broker("broker-a");
        using var client = await TestClient.ConnectAsync(broker.EndPoint);
        await client.SendAsync(Request(cluster, "invoicing", 0, opaque: 7), TestClient.Request(RequestCode.GetAllDelayOffset, 8));
        Assert.Equal(8, (await client.ReadAsync()).Opaque);
        await client.SendAsync(Request(cluster, "invoicing", 1, opaque: 9));
        Assert.Equal(9, (await client.ReadAsync()).Opaque);
        Assert.Equal((1, 1), (broker.Waits.Hung, broker.Waits.Overlapping));

        time.Advance(TimeSpan.FromSeconds(10));
        var late = await client.ReadAsync();
        Assert.Equal((7, 207), (late.Opaque, late.Code));
        Assert.Contains("Timeout: RemotingTimeoutException", late.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_is_gone_is_said_not_to_be_online_as_recorded()
    {
        await using var cluster = await Start("V4_9_8");
        Play(cluster, "invoicing", 0, new ClientPlay { IsGone = true });
        var recorded = RecordedAnswers.One(Flavor.V4_9_8, "broker-a.GET_CONSUMER_RUNNING_INFO.offline");
        Assert.Equal("The Consumer <CG_OFFLINE> <127.0.0.1@gone> not online", recorded.Remark);
        var id = cluster.Clients.Group("invoicing")!.Clients[0].ClientId;
        var answer = await AskAsync(cluster, "invoicing", 0);
        Assert.Equal((recorded.Code, $"The Consumer <invoicing> <{id}> not online"), (answer.Code, answer.Remark));
        var offline = await TestClient.AskAsync(
            cluster.Broker("broker-a"), RequestCode.GetConsumerRunningInfo, ("consumerGroup", "CG_OFFLINE"), ("clientId", "127.0.0.1@gone"), ("jstackEnable", "false"));
        Assert.Equal((recorded.Code, recorded.Remark), (offline.Code, offline.Remark));
    }

    [Fact]
    public async Task What_is_wrong_with_a_client_shows()
    {
        await using var cluster = await Start("V4_9_8");
        var now = cluster.Clients.Stores[0].Now;
        Play(cluster, "shipment-tracking", 0, new ClientPlay { Cached = 7, StalledSince = now, IsUnlocked = true, Subscriptions = [new Subscription("orders", "B || A", 5)], NameServers = "192.0.2.9:9876;" });
        cluster.Advance(TimeSpan.FromMinutes(1));
        var body = (await AskAsync(cluster, "shipment-tracking", 0)).Body;
        Assert.Contains($"\"cachedMsgCount\":7,", body, StringComparison.Ordinal);
        Assert.Contains($"\"lastConsumeTimestamp\":{now},", body, StringComparison.Ordinal);
        Assert.Contains($"\"lastPullTimestamp\":{now + 60_000},", body, StringComparison.Ordinal);
        Assert.Contains("\"locked\":false", body, StringComparison.Ordinal);
        Assert.Contains("\"subString\":\"B || A\",\"subVersion\":5,\"tagsSet\":[\"B\",\"A\"],\"topic\":\"orders\"", body, StringComparison.Ordinal);
        Assert.Contains("\"PROP_NAMESERVER_ADDR\":\"192.0.2.9:9876;\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"cachedMsgCount\":7,", (await AskAsync(cluster, "shipment-tracking", 1)).Body, StringComparison.Ordinal);
    }

    private async Task<RocketMqCluster> Start(string flavor)
    {
        var cluster = await RocketMqCluster.StartAsync(new RocketMqClusterOptions { Flavor = Enum.Parse<Flavor>(flavor) }, time);
        cluster.Advance(TimeSpan.FromSeconds(30));
        return cluster;
    }

    private static void Play(RocketMqCluster cluster, string group, int client, ClientPlay play) =>
        cluster.Clients.Plays.Set(group, cluster.Clients.Group(group)!.Clients[client].ClientId, play);

    private static byte[] Request(RocketMqCluster cluster, string group, int client, int opaque) => TestClient.Request(
        RequestCode.GetConsumerRunningInfo, opaque, TestClient.StrictVersion,
        ("consumerGroup", group), ("clientId", cluster.Clients.Group(group)!.Clients[client].ClientId), ("jstackEnable", "false"));

    private static async Task<Reply> AskAsync(RocketMqCluster cluster, string group, int client)
    {
        using var connection = await TestClient.ConnectAsync(cluster.Broker("broker-a").EndPoint);
        await connection.SendAsync(Request(cluster, group, client, opaque: 1));
        return await connection.ReadAsync();
    }

    private static List<string> Queues(Reply answer, string topic) =>
    [
        .. ((LooseObject)LooseJson.Parse(answer.Body)).Object("mqTable").Entries.Select(entry => (LooseObject)entry.Key)
            .Where(queue => queue.Text("topic") == topic).Select(queue => $"{queue.Text("brokerName")} {queue.Number("queueId")}"),
    ];

    private static IEnumerable<string> Properties(string body) => ((LooseObject)LooseJson.Parse(body)).Object("properties").Names;

    // Whether a list of tags was empty is the data's affair.
    private static IEnumerable<string> Lines(string body) =>
        Shape.Of([body]).Split('\n').Where(line => !line.Contains("codeSet[]", StringComparison.Ordinal) && !line.Contains("tagsSet[]", StringComparison.Ordinal));
}
