using Simulator.RocketMq;
using Simulator.RocketMq.Protocol;
using Simulator.RocketMq.Topologies;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

/// <summary>VIEW_BROKER_STATS_DATA; the texts are those that real 4.9.8 and 5.3.3 brokers gave.</summary>
public sealed class BrokerStatsTests
{
    [Fact]
    public async Task The_last_minute_of_a_topic_is_told_as_recorded()
    {
        await using var cluster = await StartAsync();
        var answer = await AskAsync(cluster, "TOPIC_PUT_SIZE", "mail");
        var minute = Assert.Single(Matches(answer, """^\{"statsDay":\{"avgpt":0\.0,"sum":0,"tps":0\.0\},"statsHour":\{"avgpt":0\.0,"sum":0,"tps":0\.0\},"statsMinute":\{"avgpt":700\.0,"sum":(\d+),"tps":(\d+\.\d+)\}\}$"""));
        // 20 messages of 700 bytes each second, give or take a fifth.
        Assert.InRange(minute.Sum, 60 * 20 * 700 * 8 / 10, 60 * 20 * 700 * 12 / 10);
        Assert.Equal(minute.Sum / 60.0, minute.PerSecond, 1e-6);
    }

    [Fact]
    public async Task A_group_gets_what_was_put_and_sends_some_of_it_back()
    {
        await using var cluster = await StartAsync();
        const string Pattern = """\{"avgpt":[\d.]+,"sum":(\d+),"tps":([\d.]+)\}\}$""";
        var got = Matches(await AskAsync(cluster, "GROUP_GET_SIZE", "mail@sender"), Pattern)[0];
        var put = Matches(await AskAsync(cluster, "TOPIC_PUT_SIZE", "mail"), Pattern)[0];
        Assert.InRange(got.Sum, put.Sum * 95 / 100, put.Sum * 105 / 100);
        // One of four fails the first time.
        var messages = Matches(await AskAsync(cluster, "GROUP_GET_NUMS", "mail@sender"), Pattern)[0].Sum;
        Assert.InRange(Matches(await AskAsync(cluster, "SNDBCK_PUT_NUMS", "mail@sender"), Pattern)[0].Sum, (messages / 4) - 5, (messages / 4) + 5);
    }

    [Theory]
    [InlineData("TOPIC_PUT_SIZE", "still", 0)]
    [InlineData("TOPIC_PUT_SIZE", "mail", 1)]
    [InlineData("SNDBCK_PUT_NUMS", "mail@reader", 0)]
    [InlineData("GROUP_GET_SIZE", "mail@nobody", 0)]
    [InlineData("NO_SUCH_STATS", "x", 0)]
    public async Task What_was_never_counted_does_not_exist_and_a_slave_counts_nothing(string name, string key, int broker)
    {
        await using var cluster = await StartAsync();
        var answer = await TestClient.AskAsync(
            cluster.Broker("broker-a", broker), RequestCode.ViewBrokerStatsData, ("statsName", name), ("statsKey", key));
        Assert.Equal((1, $"The stats <{name}> <{key}> not exist"), (answer.Code, answer.Remark));
    }

    [Fact]
    public async Task A_restarted_broker_has_counted_nothing_yet()
    {
        await using var cluster = await StartAsync();
        cluster.Broker("broker-a").Restart(lostShare: 0);
        var answer = await TestClient.AskAsync(
            cluster.Broker("broker-a"), RequestCode.ViewBrokerStatsData, ("statsName", "TOPIC_PUT_SIZE"), ("statsKey", "mail"));
        Assert.Equal(1, answer.Code);
    }

    private static async Task<RocketMqCluster> StartAsync()
    {
        var topology = new Topology(
            [new TopicSpec("mail") { MessagesPerSecond = 20, MessageBytes = 700 }, new TopicSpec("still") { HistoryPerQueue = 10 }],
            [
                new GroupSpec("sender", GroupKind.Retrying, "mail") { FailingShare = 0.25 },
                new GroupSpec("reader", GroupKind.KeepsUp, "mail"),
            ]);
        var cluster = await RocketMqCluster.StartAsync(
            new RocketMqClusterOptions { BrokerGroups = 1, Topology = topology }, new ManualTime());
        cluster.Advance(TimeSpan.FromSeconds(100));
        return cluster;
    }

    private static async Task<string> AskAsync(RocketMqCluster cluster, string name, string key)
    {
        var answer = await TestClient.AskAsync(
            cluster.Broker("broker-a"), RequestCode.ViewBrokerStatsData, ("statsName", name), ("statsKey", key));
        Assert.Equal(0, answer.Code);
        return answer.Body;
    }

    private static (long Sum, double PerSecond)[] Matches(string text, string pattern) =>
    [
        .. System.Text.RegularExpressions.Regex.Matches(text, pattern).Select(match => (
            long.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture),
            double.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture))),
    ];
}
