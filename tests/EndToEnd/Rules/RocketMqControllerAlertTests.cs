using EndToEnd.Testing;

namespace EndToEnd.Rules;

/// <summary>Controllers of a 5.x cluster that disagree and then end one by one, before a real Prometheus with the real rules.</summary>
public sealed class RocketMqControllerAlertTests
{
    private const string _family = "RocketMqController";

    public static IEnumerable<string> Alerts { get; } = RuleFiles.Alerts("rocketmq").Where(alert => alert.StartsWith(_family, StringComparison.Ordinal));

    [Fact]
    public async Task Two_leaders_one_controller_less_and_no_leader_are_told_apart()
    {
        Tool.Find("prometheus");
        await using var cluster = await Clusters.StartAsync("5.3", options => options with { Controllers = 3 });
        await using var exporter = await cluster.WatchAsync([$"controllers: [{string.Join(", ", cluster.Controllers.Select(controller => controller.EndPoint))}]"]);
        await using var prometheus = await FiredAlerts.WatchAsync(exporter);
        await prometheus.ScrapedAsync();
        await prometheus.ScrapedAsync();
        await AssertFiredAsync(prometheus);

        cluster.Controllers[2].BelievedLeader = 2;
        await AssertFiredAsync(prometheus, "RocketMqControllersDisagree");
        cluster.Controllers[2].BelievedLeader = null;
        cluster.Controllers[0].Stop();
        await AssertFiredAsync(prometheus, "RocketMqControllerDown", "RocketMqControllersDisagree");
        cluster.Controllers[1].Stop();
        await AssertFiredAsync(prometheus, Alerts);
        Assert.Empty((await prometheus.AlertsAsync()).Errors);
    }

    private static async Task AssertFiredAsync(PrometheusServer prometheus, params IEnumerable<string> expected)
    {
        await Until.TrueAsync(async () => !expected.Except(await prometheus.FiredAsync()).Any());
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            (await prometheus.FiredAsync()).Where(alert => alert.StartsWith(_family, StringComparison.Ordinal)));
    }
}
