using EndToEnd.Testing;
using Simulator.RocketMq;
using Simulator.RocketMq.Topologies;

namespace EndToEnd.Rules;

/// <summary>The demo's cluster, well and then broken in every way that it can be played, before a real Prometheus with the real rules.</summary>
public sealed class RocketMqAlertTests
{
    private static readonly TimeSpan _step = TimeSpan.FromSeconds(17);

    /// <summary>In the demo one group is offline, one is paused, and one gives up messages.</summary>
    private static readonly string[] _ofTheDemo =
        ["MessagingGroupWithoutMembers", "MessagingLagAgeGrowing", "RocketMqDeadLetters"];

    /// <summary>The simulator's brokers store in no time: there is nobody who waits for them. And it is no sidecar that goes with its broker.</summary>
    private static readonly string[] _notPlayed = ["RocketMqPageCacheLockHeld", "RocketMqSendQueueWaiting", "RocketMqBrokerGone"];

    [Fact]
    public async Task The_healthy_demo_fires_what_is_wrong_with_it_and_the_broken_one_everything()
    {
        Tool.Find("prometheus");
        // Large messages, so that disks fill within the hour.
        var demo = DemoTopology.Create();
        var topology = demo with { Topics = [.. demo.Topics, new TopicSpec("videos") { MessagesPerSecond = 100, MessageBytes = 4_000_000 }] };
        await using var cluster = await Clusters.StartAsync("4.9", options => options with { NameServers = 3, Topology = topology });
        await using var exporter = await RunningExporter.StartAsync(cluster.Config("canary: {topic: broker_exporter_canary, create_topic: true}"));
        await using var prometheus = await FiredAlerts.WatchAsync(exporter);
        await PassAsync(cluster, exporter, TimeSpan.FromMinutes(3));
        await prometheus.ScrapedAsync();
        await PassAsync(cluster, exporter, TimeSpan.FromMinutes(3));
        await prometheus.ScrapedAsync();
        await prometheus.AssertFiredAsync(_ofTheDemo);
        Assert.Equal(["analytics"], await prometheus.GroupsOfAsync("MessagingGroupWithoutMembers"));
        Assert.Equal(["warehouse-sync"], await prometheus.GroupsOfAsync("MessagingLagAgeGrowing"));
        Assert.Equal(["email-sender"], await prometheus.GroupsOfAsync("RocketMqDeadLetters"));

        BreakGroups(cluster);
        BreakNameServers(cluster);
        cluster.Broker("broker-a", 1).IsReplicating = false;
        foreach (var broker in new[] { "broker-a", "broker-b" })
            cluster.Broker(broker).Fault = Fault.Error(2, "too busy", requestCode: 310);
        await PassAsync(cluster, exporter, TimeSpan.FromMinutes(45));
        cluster.Broker("broker-b").Stop();
        await PassAsync(cluster, exporter, TimeSpan.FromMinutes(3));
        var expected = RuleFiles.Alerts("messaging", "rocketmq").Except(_notPlayed).Except(RocketMqControllerAlertTests.Alerts).Except(["MessagingTargetDown"]).ToList();
        await prometheus.AssertFiredAsync(expected);
        Assert.Equal(["price-watch"], await prometheus.GroupsOfAsync("MessagingMessagesLost"));
        Assert.Contains("invoicing", await prometheus.GroupsOfAsync("MessagingLagAgeHigh"));

        foreach (var server in cluster.Servers)
            server.Stop();
        await prometheus.AssertFiredAsync([.. expected, "MessagingTargetDown"]);
    }

    private static void BreakGroups(RocketMqCluster cluster)
    {
        Assert.True(cluster.Disconnect("invoicing"));
        Assert.True(cluster.Operator.Freeze("shipment-tracking", "shipments", "broker-a", 0, freeze: true));
        Assert.True(cluster.Members.Subscribe("order-fulfilment", 2, ("payments", "*")));
        Assert.True(cluster.Disconnect("price-watch"));
        cluster.Advance(_step);
        cluster.Change(store =>
        {
            var topic = store.Topic("search-index")!;
            for (var queue = 0; queue < topic.Count; queue++)
                topic.ExpireBefore(queue, topic.Max(queue));
        });
    }

    private static void BreakNameServers(RocketMqCluster cluster)
    {
        cluster.NameServers[0].Registry.WipeWritePermission("broker-a", isWiped: true);
        cluster.NameServers[1].Registry.HideTopic("payments", isHidden: true);
        cluster.NameServers[2].Stop();
    }

    private static async Task PassAsync(RocketMqCluster cluster, RunningExporter exporter, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += _step)
        {
            cluster.Advance(_step);
            exporter.Time.Advance(_step);
            await exporter.ScrapeAsync();
            await exporter.BetweenCollectionsAsync();
        }
    }
}
