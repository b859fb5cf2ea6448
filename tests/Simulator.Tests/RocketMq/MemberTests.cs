using Simulator.Cli;
using Simulator.RocketMq;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;
using Simulator.RocketMq.Topologies;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

/// <summary>What brokers tell of a group (203) is what its members' heartbeats have made of one table.</summary>
public sealed class MemberTests
{
    [Fact]
    public async Task The_topics_are_those_of_the_member_that_spoke_last()
    {
        await using var cluster = await Start();
        Assert.True(cluster.Members.Subscribe("g", 1, ("u", "*")));
        var seen = new List<string>();
        for (var second = 0; second < 60; second++)
        {
            cluster.Advance(TimeSpan.FromSeconds(1));
            seen.Add(string.Join(' ', (await Table(cluster, "broker-a")).Keys.Order()));
        }

        Assert.Equal(["%RETRY%g t", "%RETRY%g u"], seen.Distinct().Order());
        // There and back within half a minute, twice.
        Assert.InRange(seen.Zip(seen.Skip(1)).Count(pair => pair.First != pair.Second), 3, 4);
        Assert.Equal(seen[..30], seen[30..]);
    }

    [Fact]
    public async Task The_expression_is_that_of_the_newest_version_whoever_spoke_last()
    {
        await using var cluster = await Start();
        cluster.Members.Subscribe("g", 0, ("t", "A"));
        cluster.Advance(TimeSpan.FromSeconds(1));
        cluster.Members.Subscribe("g", 1, ("t", "B"));
        for (var second = 0; second < 40; second++)
        {
            cluster.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal("B", (await Table(cluster, "broker-a"))["t"]);
        }

        cluster.Members.Renew("g", 0);
        cluster.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("A", (await Table(cluster, "broker-b"))["t"]);
    }

    [Fact]
    public async Task A_member_that_cannot_reach_a_broker_is_listed_by_the_others()
    {
        await using var cluster = await Start();
        Assert.True(cluster.Members.Reach("g", 0, "broker-b", reaches: false));
        Assert.Equal((2, 1), ((await Clients(cluster, "broker-a")).Count, (await Clients(cluster, "broker-b")).Count));
        Assert.True(cluster.Members.Reach("g", 1, "broker-b", reaches: false));
        var answer = await TestClient.AskAsync(cluster.Broker("broker-b"), RequestCode.GetConsumerConnectionList, ("consumerGroup", "g"));
        Assert.Equal(206, answer.Code);
        Assert.True(cluster.Members.Reach("g", 0, "broker-b", reaches: true));
        Assert.Single(await Clients(cluster, "broker-b"));
        Assert.Equal(2, cluster.Truth.Members("g"));
    }

    [Fact]
    public async Task A_clone_has_the_same_id_and_another_address()
    {
        await using var cluster = await Start();
        Assert.True(cluster.Members.Clone("g", 0));
        var clients = await Clients(cluster, "broker-a");
        Assert.Equal((3, 2, 3), (clients.Count, clients.Select(client => client.Id).Distinct().Count(), clients.Distinct().Count()));
        Assert.Equal(2, cluster.Truth.Members("g"));
    }

    [Fact]
    public async Task In_a_rolling_restart_one_process_after_the_other_is_replaced()
    {
        await using var cluster = await Start();
        var old = await Clients(cluster, "broker-a");
        Assert.True(cluster.Members.RollingRestart("g", TimeSpan.FromSeconds(30), version: 413));
        var counts = new List<(int Old, int New)>();
        for (var step = 0; step < 8; step++)
        {
            cluster.Advance(TimeSpan.FromSeconds(10));
            var now = await Clients(cluster, "broker-a");
            counts.Add((now.Intersect(old).Count(), now.Except(old).Count()));
        }

        Assert.Equal([(2, 0), (2, 0), (1, 0), (1, 1), (1, 1), (0, 1), (0, 2), (0, 2)], counts);
    }

    [Fact]
    public async Task A_group_that_may_not_consume_on_a_broker_stands_still_there()
    {
        await using var cluster = await Start();
        Assert.True(cluster.Operator.EnableConsuming("g", "broker-a", enable: false));
        cluster.Advance(TimeSpan.FromSeconds(20));
        Assert.InRange(cluster.Lag("g", "t"), 150, 250);
        Assert.True(cluster.Operator.EnableConsuming("g", null, enable: true));
        cluster.Advance(TimeSpan.FromSeconds(1));
        Assert.InRange(cluster.Lag("g", "t"), 0, 20);
        Assert.False(cluster.Operator.EnableConsuming("nobody", null, enable: true));
    }

    [Fact]
    public async Task A_frozen_queue_stands_still_and_its_siblings_move()
    {
        await using var cluster = await Start();
        Assert.True(cluster.Operator.Freeze("g", "t", "broker-a", 1, freeze: true));
        cluster.Advance(TimeSpan.FromSeconds(20));
        var store = cluster.Broker("broker-a").Store;
        var row = store.Offsets.Row("t", "g")!;
        Assert.Equal(0, row[1]);
        Assert.True(row[0] > 30 && row[2] > 30);
        Assert.True(cluster.Operator.Freeze("g", "t", "broker-a", 1, freeze: false));
        cluster.Advance(TimeSpan.FromSeconds(1));
        Assert.True(row[1] > 30);
        Assert.False(cluster.Operator.Freeze("g", "t", "broker-a", 4, freeze: true));
    }

    [Fact]
    public async Task In_a_retry_loop_every_message_comes_back_for_ever()
    {
        await using var cluster = await RocketMqCluster.StartAsync(
            new() { Topology = new([new("t") { MessagesPerSecond = 10 }], [new("g", GroupKind.RetryLoop, "t")]) }, new ManualTime());
        cluster.Advance(TimeSpan.FromSeconds(100));
        var (consumed, returned) = (cluster.MaxOffset("t"), cluster.MaxOffset("%RETRY%g"));
        Assert.True(returned > 2 * consumed, $"{returned} of {consumed}");
        cluster.Advance(TimeSpan.FromSeconds(100));
        Assert.True(cluster.MaxOffset("%RETRY%g") - returned > 5 * (cluster.MaxOffset("t") - consumed));
        Assert.Equal(0, cluster.MaxOffset("%DLQ%g"));
    }

    [Fact]
    public async Task A_member_that_is_asked_itself_says_what_it_subscribes_to_and_not_what_the_broker_has()
    {
        await using var cluster = await Start();
        cluster.Members.Subscribe("g", 1, ("u", "A"));
        var clients = cluster.Clients.Group("g")!.Clients;
        Assert.Contains("\"topic\":\"t\"", await Running(clients[0].ClientId), StringComparison.Ordinal);
        var other = await Running(clients[1].ClientId);
        Assert.Contains("\"subString\":\"A\"", other, StringComparison.Ordinal);
        Assert.DoesNotContain("\"topic\":\"t\"", other, StringComparison.Ordinal);

        async Task<string> Running(string client) => (await TestClient.AskAsync(
            cluster.Broker("broker-a"), RequestCode.GetConsumerRunningInfo, ("consumerGroup", "g"), ("clientId", client), ("jstackEnable", "false"))).Body;
    }

    [Fact]
    public async Task All_of_it_can_be_said_on_stdin()
    {
        await using var cluster = await Start();
        foreach (var line in new[]
        {
            "pause g broker-a", "resume g broker-a", "pause g", "resume g", "freeze g t broker-a 1", "thaw g t broker-a 1", "perm t broker-b 4",
            "subscribe g 1 t=A||B u", "renew g 0", "unreach g 0 broker-b", "reach g 0 broker-b", "clone g 1", "roll g 10",
        })
        {
            Assert.Equal("ok", ControlLine.Run(cluster, line));
        }

        Assert.Equal(4, cluster.Broker("broker-b").Store.Topic("t")!.Config.Perm);
        Assert.Equal(6, cluster.Broker("broker-a").Store.Topic("t")!.Config.Perm);
        foreach (var line in new[] { "pause nobody", "freeze g t broker-a 99", "perm nothing broker-a 4", "renew g 9", "roll nobody 10" })
        {
            Assert.StartsWith("error: there is no such thing", ControlLine.Run(cluster, line), StringComparison.Ordinal);
        }

        foreach (var line in new[] { "pause", "subscribe g 1", "roll g soon", "perm t broker-a 8" })
        {
            Assert.StartsWith("error: commands are ", ControlLine.Run(cluster, line), StringComparison.Ordinal);
        }
    }

    private static Task<RocketMqCluster> Start() => RocketMqCluster.StartAsync(
        new() { Topology = new([new("t") { MessagesPerSecond = 20 }, new("u") { MessagesPerSecond = 5 }], [new("g", GroupKind.KeepsUp, "t")]) }, new ManualTime());

    private static async Task<List<(string Id, string Address)>> Clients(RocketMqCluster cluster, string broker) =>
        [.. ((IEnumerable<object>)(await Ask(cluster, broker))["connectionSet"]).Cast<LooseObject>().Select(client => (client.Text("clientId")!, client.Text("clientAddr")!))];

    private static async Task<Dictionary<string, string>> Table(RocketMqCluster cluster, string broker) =>
        (await Ask(cluster, broker)).Object("subscriptionTable").Entries.ToDictionary(entry => (string)entry.Key, entry => ((LooseObject)entry.Value).Text("subString")!);

    private static async Task<LooseObject> Ask(RocketMqCluster cluster, string broker)
    {
        var answer = await TestClient.AskAsync(cluster.Broker(broker), RequestCode.GetConsumerConnectionList, ("consumerGroup", "g"));
        Assert.Equal(0, answer.Code);
        return (LooseObject)LooseJson.Parse(answer.Body)!;
    }
}
