using System.Text.RegularExpressions;
using Simulator.RocketMq;
using Simulator.RocketMq.Protocol;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

public sealed partial class RuntimeInfoTests
{
    [Theory]
    [InlineData("V4_9_8", 0, "broker-a")]
    [InlineData("V4_9_8", 1, "broker-a-s1")]
    [InlineData("V5_3_3", 0, "broker-a")]
    [InlineData("V5_3_3", 1, "broker-a-s1")]
    public async Task It_has_the_keys_and_the_texts_of_a_real_table(string flavor, int id, string recordedServer)
    {
        var (played, time) = (Enum.Parse<Flavor>(flavor), new ManualTime());
        await using var cluster = await RocketMqCluster.StartAsync(new() { Flavor = played }, time);
        cluster.Advance(TimeSpan.FromSeconds(331));
        var expected = Patterns(RecordedAnswers.One(played, recordedServer + ".GET_BROKER_RUNTIME_INFO").Body);
        var actual = Patterns((await TestClient.AskAsync(cluster.Broker("broker-a", id), RequestCode.GetBrokerRuntimeInfo)).Body);
        Assert.Equal(string.Join('\n', expected), string.Join('\n', actual));
    }

    [Fact]
    public async Task The_rates_are_empty_until_the_broker_is_old_enough()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        cluster.Advance(TimeSpan.FromSeconds(5));
        var table = await Table(cluster, 0);
        Assert.Equal("  ", table["putTps"]);
        Assert.Equal("0.0 0.0 0.0", table["getTotalTps"]);
        Assert.Equal("null", table["putMessageDistributeTime"]);
        cluster.Advance(TimeSpan.FromSeconds(20));
        Assert.Matches(@"^\d+\.\d+  $", (await Table(cluster, 0))["putTps"]);
    }

    [Fact]
    public async Task The_totals_are_those_of_all_queues()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        cluster.Advance(TimeSpan.FromMinutes(2));
        var table = await Table(cluster, 0);
        var store = cluster.Broker("broker-a").Store;
        Assert.Equal(store.Topics.Values.Sum(topic => topic.TotalPut), long.Parse(table["msgPutTotalTodayNow"], null));
        Assert.Equal(table["commitLogMaxOffset"], table["putMessageSizeTotal"]);
        Assert.Contains(store.Topics.Values, topic => topic.Config.Name.StartsWith("%DLQ%", StringComparison.Ordinal) && topic.TotalPut > 0);
    }

    [Fact]
    public async Task Version_5_counts_neither_system_topics_nor_dead_letters()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new() { Flavor = Flavor.V5_3_3 }, new ManualTime());
        cluster.Advance(TimeSpan.FromMinutes(2));
        var table = await Table(cluster, 0);
        var ordinary = cluster.Broker("broker-a").Store.Topics.Values
            .Where(topic => !topic.Config.Name.StartsWith("%DLQ%", StringComparison.Ordinal) && topic.Config.Name is not ("SCHEDULE_TOPIC_XXXX" or "RMQ_SYS_TRANS_HALF_TOPIC" or "RMQ_SYS_TRANS_OP_HALF_TOPIC" or "rmq_sys_wheel_timer"))
            .Sum(topic => topic.TotalPut);
        Assert.Equal(ordinary, long.Parse(table["msgPutTotalTodayNow"], null));
        Assert.True(long.Parse(table["putMessageTimesTotal"], null) > ordinary);
        Assert.Equal("0", (await Table(cluster, 1))["msgPutTotalTodayNow"]);
    }

    [Fact]
    public async Task At_midnight_the_totals_of_the_morning_follow()
    {
        var time = new ManualTime();
        time.Set(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var cluster = await RocketMqCluster.StartAsync(new() { Topology = new([], []) }, time);
        cluster.AddTopic(new("t") { HistoryPerQueue = 10 });
        cluster.Advance(TimeSpan.FromHours(12));
        Assert.Equal("40", (await Table(cluster, 0))["msgPutTotalTodayMorning"]);
        Assert.Equal("0", (await Table(cluster, 0))["msgPutTotalYesterdayMorning"]);
    }

    private static async Task<Dictionary<string, string>> Table(RocketMqCluster cluster, long id)
    {
        var answer = await TestClient.AskAsync(cluster.Broker("broker-a", id), RequestCode.GetBrokerRuntimeInfo);
        return ((LooseObject)LooseJson.Parse(answer.Body)).Object("table").Entries.ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value);
    }

    /// <summary>Keys with the pattern of their values, numbers made equal; levels and paths are data.</summary>
    private static IEnumerable<string> Patterns(string body) => ((LooseObject)LooseJson.Parse(body)).Object("table").Entries
        .Select(entry => (Key: (string)entry.Key, Value: (string)entry.Value))
        .Select(entry => entry.Key.StartsWith("commitLogDiskRatio_", StringComparison.Ordinal) ? entry with { Key = "commitLogDiskRatio_/path" } : entry)
        .Select(entry => entry.Key.StartsWith("scheduleMessageOffset_", StringComparison.Ordinal) ? entry with { Key = "scheduleMessageOffset_N" } : entry)
        .Select(entry => entry.Key + " = " + Pattern(entry.Key, entry.Value))
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static string Pattern(string key, string value) => key switch
    {
        "brokerVersion" or "brokerVersionDesc" or "remainTransientStoreBufferNumbs" or "brokerActive" => value,
        "remainHowManyDataToFlush" => Regex.IsMatch(value, @"^(\d+ B|\d+\.\d [KMG]iB)$") ? "bytes" : value,

        // Idle timers here, busy ones in the recording.
        "timerEnqueueTps" or "timerDequeueTps" => Regex.IsMatch(value, @"^\d+\.\d+$") ? "rate" : value,
        _ => Digits().Replace(value, "9"),
    };

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
