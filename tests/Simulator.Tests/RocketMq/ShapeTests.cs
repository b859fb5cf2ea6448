using Simulator.RocketMq;
using Simulator.RocketMq.Protocol;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

/// <summary>The simulator's answers are made of the same things, in the same order, as those of real servers.</summary>
public sealed class ShapeTests
{
    private static readonly string[] Groups =
        ["order-fulfilment", "audit-archive", "web-frontends", "price-watch", "search-indexer", "email-sender"];

    private static readonly string[] Topics = ["orders", "payments", "reminders", "reports", "SCHEDULE_TOPIC_XXXX"];

    [Theory]
    [InlineData("V4_9_8", RequestCode.GetBrokerClusterInfo, "ns.GET_BROKER_CLUSTER_INFO")]
    [InlineData("V5_3_3", RequestCode.GetBrokerClusterInfo, "ns.GET_BROKER_CLUSTER_INFO")]
    [InlineData("V4_9_8", RequestCode.GetAllTopicListFromNameServer, "ns.GET_ALL_TOPIC_LIST_FROM_NAMESERVER")]
    [InlineData("V5_3_3", RequestCode.GetAllTopicListFromNameServer, "ns.GET_ALL_TOPIC_LIST_FROM_NAMESERVER")]
    public async Task A_name_server_answers_as_recorded(string flavor, int code, string name)
    {
        await using var cluster = await Start(flavor);
        var answer = await TestClient.AskAsync(cluster.NameServers[0], code);
        AssertSame(Enum.Parse<Flavor>(flavor), name, [answer]);
    }

    [Fact]
    public async Task Order_topics_are_listed_as_recorded()
    {
        await using var cluster = await Start("V4_9_8");
        var answer = await TestClient.AskAsync(cluster.NameServers[0], RequestCode.GetKvListByNamespace, ("namespace", "ORDER_TOPIC_CONFIG"));
        AssertSame(Flavor.V4_9_8, "ns.GET_KVLIST_BY_NAMESPACE.ORDER_TOPIC_CONFIG", [answer]);
        Assert.Equal("""{"table":{"shipments":"broker-a:4;broker-b:4"}}""", answer.Body);
    }

    [Theory]
    [InlineData("V4_9_8")]
    [InlineData("V5_3_3")]
    public async Task Routes_are_answered_as_recorded(string flavor)
    {
        await using var cluster = await Start(flavor);
        var answer = await TestClient.AskAsync(cluster.NameServers[0], RequestCode.GetRouteInfoByTopic, ("topic", "orders"));
        AssertSame(Enum.Parse<Flavor>(flavor), "ns.GET_ROUTEINFO_BY_TOPIC.T_ORDER", [answer], exactly: true);
    }

    [Theory]
    [InlineData(RequestCode.GetAllTopicConfig, "GET_ALL_TOPIC_CONFIG")]
    [InlineData(RequestCode.GetAllSubscriptionGroupConfig, "GET_ALL_SUBSCRIPTIONGROUP_CONFIG")]
    [InlineData(RequestCode.GetAllConsumerOffset, "GET_ALL_CONSUMER_OFFSET")]
    [InlineData(RequestCode.GetAllDelayOffset, "GET_ALL_DELAY_OFFSET")]
    [InlineData(RequestCode.GetAllProducerInfo, "GET_ALL_PRODUCER_INFO")]
    public async Task A_broker_answers_whole_tables_as_recorded(int code, string name)
    {
        foreach (var flavor in Enum.GetNames<Flavor>())
        {
            await using var cluster = await Start(flavor);
            AssertSame(Enum.Parse<Flavor>(flavor), "broker-a." + name, [await TestClient.AskAsync(cluster.Broker("broker-a"), code)]);

            // The recorded 5.3.3 slave had lost its typed topics (SlaveSynchronize: "only add attribute is supported").
            var slave = code == RequestCode.GetAllTopicConfig ? "broker-a." : "broker-a-s1.";
            AssertSame(Enum.Parse<Flavor>(flavor), slave + name, [await TestClient.AskAsync(cluster.Broker("broker-a", 1), code)]);
        }
    }

    [Theory]
    [InlineData("V4_9_8")]
    [InlineData("V5_3_3")]
    public async Task Topic_stats_are_answered_as_recorded(string flavor)
    {
        await using var cluster = await Start(flavor);
        var answers = await AskAll(cluster, RequestCode.GetTopicStatsInfo, "topic", Topics);
        AssertSame(Enum.Parse<Flavor>(flavor), "broker-a.GET_TOPIC_STATS_INFO", answers);
    }

    [Theory]
    [InlineData("V4_9_8")]
    [InlineData("V5_3_3")]
    public async Task Connections_are_answered_as_recorded(string flavor)
    {
        await using var cluster = await Start(flavor);
        var answers = await AskAll(cluster, RequestCode.GetConsumerConnectionList, "consumerGroup", Groups);
        AssertSame(Enum.Parse<Flavor>(flavor), "broker-a.GET_CONSUMER_CONNECTION_LIST", answers);
    }

    [Theory]
    [InlineData("V4_9_8")]
    [InlineData("V5_3_3")]
    public async Task Consume_stats_are_answered_as_recorded(string flavor)
    {
        await using var cluster = await Start(flavor);
        var answers = await AskAll(cluster, RequestCode.GetConsumeStats, "consumerGroup", Groups);
        AssertSame(Enum.Parse<Flavor>(flavor), "broker-a.GET_CONSUME_STATS", answers);
    }

    [Theory]
    [InlineData("V4_9_8")]
    [InlineData("V5_3_3")]
    public async Task Consume_time_spans_are_answered_as_recorded(string flavor)
    {
        await using var cluster = await Start(flavor);
        var answer = await TestClient.AskAsync(
            cluster.Broker("broker-a"), RequestCode.QueryConsumeTimeSpan, ("topic", "payments"), ("group", "accounting"));
        AssertSame(Enum.Parse<Flavor>(flavor), "broker-a.QUERY_CONSUME_TIME_SPAN", [answer]);
    }

    private static async Task<RocketMqCluster> Start(string flavor)
    {
        var cluster = await RocketMqCluster.StartAsync(new RocketMqClusterOptions { Flavor = Enum.Parse<Flavor>(flavor) }, new ManualTime());
        cluster.Advance(TimeSpan.FromSeconds(30));
        return cluster;
    }

    private static async Task<IReadOnlyList<Reply>> AskAll(RocketMqCluster cluster, int code, string argument, IEnumerable<string> values)
    {
        var answers = new List<Reply>();
        foreach (var value in values)
        {
            answers.Add(await TestClient.AskAsync(cluster.Broker("broker-a"), code, (argument, value)));
        }

        return answers;
    }

    private static void AssertSame(Flavor flavor, string name, IReadOnlyList<Reply> answers, bool exactly = false)
    {
        var recorded = (exactly ? [RecordedAnswers.One(flavor, name)] : RecordedAnswers.StartingWith(flavor, name))
            .Where(reply => reply.Code == 0).ToList();
        Assert.All(answers, answer => Assert.Equal(0, answer.Code));
        Assert.Equal(Shape.Of(recorded.Select(reply => reply.Body)), Shape.Of(answers.Select(answer => answer.Body)));
        var header = Shape.Of([recorded[0].Header]);
        Assert.All(answers, answer => Assert.Equal(header, Shape.Of([answer.Header])));
    }
}
