using EndToEnd.Kafka;
using EndToEnd.Testing;

namespace EndToEnd.Rules;

/// <summary>A played Kafka cluster, well and then broken in every way that it can be, before a real Prometheus with the real rules.</summary>
public sealed class KafkaAlertTests
{
    private static readonly TimeSpan _step = TimeSpan.FromSeconds(17);

    /// <summary>Growth over half an hour, by Prometheus' own clock: its test with promtool has that time.</summary>
    private static readonly string[] _notPlayed = ["KafkaOpenTransaction"];

    [Fact]
    public async Task The_healthy_cluster_fires_nothing_and_the_broken_one_everything()
    {
        Tool.Find("prometheus");
        await using var shop = await KafkaShop.StartAsync();
        await using var exporter = await RunningExporter.StartAsync("targets:\n" + shop.Target("shop", KafkaShop.Canary));
        await using var prometheus = await FiredAlerts.WatchAsync(exporter);
        await PassAsync(shop, exporter, TimeSpan.FromMinutes(3));
        await prometheus.ScrapedAsync();
        await PassAsync(shop, exporter, TimeSpan.FromMinutes(3));
        await prometheus.ScrapedAsync();
        await prometheus.AssertFiredAsync();

        shop.BreakGroups();
        shop.RefuseMessages();
        await PassAsync(shop, exporter, TimeSpan.FromMinutes(40));
        shop.Expire();
        shop.Rebalance();
        await PassAsync(shop, exporter, TimeSpan.FromMinutes(1));
        shop.Rebalance();
        shop.BreakBrokers();
        await PassAsync(shop, exporter, TimeSpan.FromMinutes(3));
        var expected = RuleFiles.Alerts("messaging", "kafka").Except(_notPlayed).Except(["MessagingTargetDown"]).ToList();
        await prometheus.AssertFiredAsync(expected);
        Assert.Equal([KafkaShop.Invoicing], await prometheus.GroupsOfAsync("MessagingGroupWithoutMembers"));
        Assert.Equal([KafkaShop.Workers], await prometheus.GroupsOfAsync("MessagingMessagesLost"));
        Assert.Equal([KafkaShop.Analytics], await prometheus.GroupsOfAsync("KafkaGroupRebalancing"));
        Assert.Equal([KafkaShop.Newsletter], await prometheus.GroupsOfAsync("KafkaGroupNearRetention"));

        foreach (var broker in shop.Cluster.Brokers)
            broker.Stop();
        await prometheus.AssertFiredAsync([.. expected, "MessagingTargetDown"]);
    }

    private static async Task PassAsync(KafkaShop shop, RunningExporter exporter, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += _step)
        {
            shop.Pass(_step);
            exporter.Time.Advance(_step);
            await exporter.ScrapeAsync();
        }
    }
}
