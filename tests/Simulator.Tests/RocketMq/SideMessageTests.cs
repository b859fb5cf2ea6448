using System.Buffers.Binary;
using Simulator.RocketMq;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;
using Simulator.RocketMq.Topologies;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

/// <summary>Timers, transactions, POP, static topics and light queues.</summary>
public sealed class SideMessageTests
{
    [Fact]
    public async Task A_timer_waits_in_the_wheel_and_then_arrives()
    {
        await using var cluster = await One(Flavor.V5_3_3, new TopicSpec("t") { MessagesPerSecond = 10, TimerSeconds = 30 });
        cluster.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(0, cluster.MaxOffset("t"));
        Assert.InRange(cluster.Truth.Timed("t"), 180, 220);
        cluster.Advance(TimeSpan.FromSeconds(20));
        Assert.InRange(cluster.MaxOffset("t"), 80, 120);
        Assert.InRange(cluster.Truth.Timed("t"), 280, 320);
    }

    [Fact]
    public async Task A_4_9_broker_knows_no_timers_and_delivers_at_once()
    {
        await using var cluster = await One(Flavor.V4_9_8, new TopicSpec("t") { MessagesPerSecond = 10, TimerSeconds = 30 });
        cluster.Advance(TimeSpan.FromSeconds(20));
        Assert.InRange(cluster.MaxOffset("t"), 180, 220);
        foreach (var code in new[] { RequestCode.GetTimerCheckPoint, RequestCode.GetTimerMetrics, RequestCode.GetAllMessageRequestMode })
        {
            Assert.Equal(ResponseCode.RequestCodeNotSupported, (await TestClient.AskAsync(cluster.Broker("broker-a"), code)).Code);
        }
    }

    [Fact]
    public async Task Where_the_wheel_is_off_there_is_nothing_to_tell()
    {
        await using var cluster = await One(Flavor.V5_3_3, new TopicSpec("t"));
        cluster.Broker("broker-a").Store.Timers.IsOn = false;
        foreach (var code in new[] { RequestCode.GetTimerCheckPoint, RequestCode.GetTimerMetrics })
        {
            Assert.Equal(ResponseCode.SystemError, (await TestClient.AskAsync(cluster.Broker("broker-a"), code)).Code);
        }
    }

    [Fact]
    public async Task A_checkpoint_is_seven_numbers_as_recorded()
    {
        await using var cluster = await One(Flavor.V5_3_3, new TopicSpec("t") { MessagesPerSecond = 10, TimerSeconds = 30 });
        cluster.Advance(TimeSpan.FromSeconds(20));
        var store = cluster.Broker("broker-a").Store;
        var recorded = RecordedAnswers.One(Flavor.V5_3_3, "broker-a.GET_TIMER_CHECK_POINT").Bytes;
        var answer = (await TestClient.AskAsync(cluster.Broker("broker-a"), RequestCode.GetTimerCheckPoint)).Bytes;
        Assert.Equal(56, recorded.Length);
        Assert.Equal(recorded.Length, answer.Length);
        Assert.Equal(store.Now, BinaryPrimitives.ReadInt64BigEndian(answer));
        store.Timers.IsStuck = true;
        cluster.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(store.Now - 20_000, store.Timers.ReadTime);
    }

    [Fact]
    public async Task What_waits_for_each_topic_is_told_as_recorded()
    {
        await using var cluster = await One(Flavor.V5_3_3, new TopicSpec("t") { MessagesPerSecond = 10, TimerSeconds = 30 });
        cluster.Advance(TimeSpan.FromSeconds(5));
        var answer = await TestClient.AskAsync(cluster.Broker("broker-a"), RequestCode.GetTimerMetrics);
        Assert.Equal(Shape.Of([RecordedAnswers.One(Flavor.V5_3_3, "broker-a.GET_TIMER_METRICS").Body]), Shape.Of([answer.Body]));
        Assert.Contains($"\"t\":{{\"count\":{cluster.Truth.Timed("t")},", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("V4_9_8", 60)]
    [InlineData("V5_3_3", 30)]
    public async Task Transactions_are_decided_at_once_or_when_asked(string flavor, int checkSeconds)
    {
        await using var cluster = await One(
            Enum.Parse<Flavor>(flavor), new TopicSpec("t") { MessagesPerSecond = 20, Transactions = new TransactionSpec(0.1) });
        cluster.Advance(TimeSpan.FromSeconds(checkSeconds * 3));
        var store = cluster.Broker("broker-a").Store;
        var half = store.Topic(TopicNames.HalfMessages)!;
        // Nothing is lost: what arrived and what is undecided is what was sent; each round repeats what it asks about.
        Assert.InRange(cluster.MaxOffset("t") + store.Transactions.Undecided, checkSeconds * 60 * 0.9, checkSeconds * 60 * 1.1);
        Assert.True(half.Max(0) > cluster.MaxOffset("t"));
        Assert.InRange(store.Transactions.Undecided, 0, checkSeconds * 20 * 0.1 * 1.3);
        Assert.InRange(cluster.Truth.HalfMessages("broker-a"), store.Transactions.Undecided, checkSeconds * 20 * 1.5);
    }

    [Fact]
    public async Task Transactions_that_nobody_decides_pile_up()
    {
        await using var cluster = await One(
            Flavor.V5_3_3, new TopicSpec("t") { MessagesPerSecond = 20, Transactions = new TransactionSpec(1, AnswersChecks: false) });
        cluster.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(0, cluster.MaxOffset("t"));
        Assert.InRange(cluster.Broker("broker-a").Store.Transactions.Undecided, 1900, 2100);
        Assert.True(cluster.Truth.HalfMessages("broker-a") >= 1900);
    }

    [Fact]
    public async Task Who_consumes_by_pop_is_told_as_recorded()
    {
        await using var cluster = await One(
            Flavor.V5_3_3, new TopicSpec("T_POP"), new GroupSpec("CG_POP_SLOW", GroupKind.Pop, "T_POP"), new GroupSpec("CG_POP", GroupKind.Pop, "T_POP"),
            new GroupSpec("CG_PUSH", GroupKind.KeepsUp, "T_POP"));
        var answer = await TestClient.AskAsync(cluster.Broker("broker-a"), RequestCode.GetAllMessageRequestMode);
        Assert.Equal(RecordedAnswers.One(Flavor.V5_3_3, "broker-a.GET_ALL_MESSAGE_REQUEST_MODE").Body, answer.Body);
        Assert.True(cluster.DeleteGroup("CG_POP"));
        Assert.True(cluster.DeleteGroup("CG_POP_SLOW"));
        answer = await TestClient.AskAsync(cluster.Broker("broker-a"), RequestCode.GetAllMessageRequestMode);
        Assert.Equal("""{"messageRequestModeMap":{}}""", answer.Body);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 5)]
    public async Task What_pop_holds_is_told_only_where_it_is_kept(bool kept, int expected)
    {
        await using var cluster = await One(Flavor.V5_3_3, new TopicSpec("t") { Queues = 1, HistoryPerQueue = 100 }, new GroupSpec("g", GroupKind.Pop, "t") { BacklogShare = 0.5 });
        var store = cluster.Broker("broker-a").Store;
        store.PopKeepsPulls = kept;
        store.Offsets.Row("t", "g")!.HeldPerQueue = 5;
        var row = (await TestClient.AskAsync(cluster.Broker("broker-a"), RequestCode.GetConsumeStats, ("consumerGroup", "g"), ("topic", "t"))).Body;
        var committed = store.Offsets.Row("t", "g")![0];
        Assert.Contains($"\"consumerOffset\":{committed},", row, StringComparison.Ordinal);
        Assert.Contains($"\"pullOffset\":{committed + expected}}}", row, StringComparison.Ordinal);
        var config = (await TestClient.AskAsync(cluster.Broker("broker-a"), RequestCode.GetBrokerConfig)).Body;
        Assert.Contains($"popConsumerKVServiceEnable={(kept ? "true" : "false")}\n", config, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Static_topics_and_light_queues_are_told_when_there_are_any()
    {
        await using var cluster = await One(Flavor.V5_3_3, new TopicSpec("t"));
        var store = cluster.Broker("broker-a").Store;
        Assert.Contains("\"topicQueueMappingDetailMap\":{}", (await TestClient.AskAsync(cluster.Broker("broker-a"), RequestCode.GetAllTopicConfig)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("lmqOffsetTable", (await TestClient.AskAsync(cluster.Broker("broker-a"), RequestCode.GetAllConsumerOffset)).Body, StringComparison.Ordinal);
        store.StaticTopics["t"] = new() { [3] = [new MappedQueue(0, 1, "broker-b", 0), new MappedQueue(1, 2, "broker-a", 500)] };
        store.LightOffsets["%LMQ%q@%LMQ%q"] = 7;
        Assert.Contains(
            """
            "topicQueueMappingDetailMap":{"t":{"bname":"broker-a","dirty":false,"epoch":1,"hostedQueues":{3:[{"bname":"broker-b","endOffset":-1,"gen":0,"logicOffset":0,"queueId":1,"startOffset":0,"timeOfEnd":-1,"timeOfStart":-1},{"bname":"broker-a","endOffset":-1,"gen":1,"logicOffset":500,"queueId":2,"startOffset":0,"timeOfEnd":-1,"timeOfStart":-1}]},"topic":"t","totalQueues":1}}
            """,
            (await TestClient.AskAsync(cluster.Broker("broker-a"), RequestCode.GetAllTopicConfig)).Body, StringComparison.Ordinal);
        Assert.Contains("\"lmqOffsetTable\":{\"%LMQ%q@%LMQ%q\":7}", (await TestClient.AskAsync(cluster.Broker("broker-a"), RequestCode.GetAllConsumerOffset)).Body, StringComparison.Ordinal);
    }

    private static Task<RocketMqCluster> One(Flavor flavor, TopicSpec topic, params GroupSpec[] groups) => RocketMqCluster.StartAsync(
        new() { Flavor = flavor, NameServers = 1, BrokerGroups = 1, SlavesPerGroup = 0, Topology = new Topology([topic], groups) }, new ManualTime());
}
