using Simulator.RocketMq;
using Simulator.RocketMq.Protocol;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

public sealed class DialectTests
{
    [Theory]
    [InlineData(0, null, "{\"brokerAddrs\":{0:")]
    [InlineData(400, null, "{\"brokerAddrs\":{0:")]
    [InlineData(401, null, "{\"brokerAddrs\":{\"0\":")]
    [InlineData(0, "true", "{\"brokerAddrs\":{\"0\":")]
    public async Task A_route_is_strict_json_for_new_clients_and_on_request(int version, string? strict, string expected)
    {
        await using var cluster = await Start(Flavor.V4_9_8);
        using var client = await TestClient.ConnectAsync(cluster.NameServers[0].EndPoint);
        (string, string)[] fields = strict is null ? [("topic", "orders")] : [("topic", "orders"), ("acceptStandardJsonOnly", strict)];
        await client.SendAsync(TestClient.Request(RequestCode.GetRouteInfoByTopic, 1, version, fields));
        Assert.Contains(expected, (await client.ReadAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_4_9_answers_in_the_form_of_the_request()
    {
        await using var cluster = await Start(Flavor.V4_9_8);
        using var client = await TestClient.ConnectAsync(cluster.Broker("broker-a").EndPoint);
        await client.SendAsync(TestClient.BinaryRequest(RequestCode.GetTopicStatsInfo, 7, ("topic", "orders")));
        var answer = await client.ReadAsync();
        Assert.Equal((1, 0, 7, 409), (answer.HeaderType, answer.Code, answer.Opaque, answer.Version));
        await client.SendAsync(TestClient.Request(RequestCode.GetTopicStatsInfo, 8, 409, ("topic", "orders")));
        Assert.Equal((0, answer.Body), await client.ReadAsync() is var json ? (json.HeaderType, json.Body) : default);
    }

    [Fact]
    public async Task What_a_4_9_processor_throws_is_json_even_to_a_binary_request()
    {
        await using var cluster = await Start(Flavor.V4_9_8);
        using var client = await TestClient.ConnectAsync(cluster.Broker("broker-a").EndPoint);
        await client.SendAsync(TestClient.BinaryRequest(RequestCode.GetTopicStatsInfo, 7));
        var answer = await client.ReadAsync();
        Assert.Equal((0, 1), (answer.HeaderType, answer.Code));
        Assert.Equal(RecordedAnswers.One(Flavor.V4_9_8, "broker-a.noarg.GET_TOPIC_STATS_INFO").Remark, answer.Remark);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Version_5_answers_in_its_own_form(bool binary, int headerType)
    {
        await using var cluster = await RocketMqCluster.StartAsync(new() { Flavor = Flavor.V5_3_3, Binary = binary }, new ManualTime());
        using var client = await TestClient.ConnectAsync(cluster.NameServers[0].EndPoint);
        await client.SendAsync(TestClient.Request(RequestCode.GetBrokerClusterInfo, 1), TestClient.BinaryRequest(RequestCode.GetBrokerClusterInfo, 2));
        var (first, second) = (await client.ReadAsync(), await client.ReadAsync());
        Assert.Equal((headerType, headerType), (first.HeaderType, second.HeaderType));
        Assert.Equal(479, second.Version);
    }

    [Fact]
    public async Task Ext_fields_are_written_in_binary_too()
    {
        await using var cluster = await Start(Flavor.V4_9_8);
        using var client = await TestClient.ConnectAsync(cluster.Broker("broker-a").EndPoint);
        await client.SendAsync(TestClient.BinaryRequest(RequestCode.GetBrokerConfig, 1));
        var header = Convert.FromHexString((await client.ReadAsync()).Header);
        Assert.Equal(header.Length - 21, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(17)));
        Assert.StartsWith("\0\aversion\0\0\0", System.Text.Encoding.UTF8.GetString(header.AsSpan(21)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_4_9_name_server_is_silent_to_codes_it_does_not_know()
    {
        await using var cluster = await Start(Flavor.V4_9_8);
        using var client = await TestClient.ConnectAsync(cluster.NameServers[0].EndPoint);
        await client.SendAsync(TestClient.Request(901, 1), TestClient.Request(RequestCode.GetBrokerClusterInfo, 2));
        Assert.Equal(2, (await client.ReadAsync()).Opaque);
        Assert.Equal(1, cluster.NameServers[0].Requests.Of(901));
    }

    [Fact]
    public async Task All_others_answer_code_3_to_codes_they_do_not_know()
    {
        await using var old = await Start(Flavor.V4_9_8);
        await using var current = await Start(Flavor.V5_3_3);
        ISimulatedServer[] servers = [old.Broker("broker-a"), current.Broker("broker-a"), current.NameServers[0]];
        foreach (var server in servers)
        {
            var answer = await TestClient.AskAsync(server, 9999);
            Assert.Equal((3, " request type 9999 not supported"), (answer.Code, answer.Remark));
        }
    }

    [Theory]
    [InlineData("V4_9_8")]
    [InlineData("V5_3_3")]
    public async Task Refusals_have_the_remarks_of_real_servers(string flavor)
    {
        var played = Enum.Parse<Flavor>(flavor);
        await using var cluster = await Start(played);
        var (nameServer, broker) = (cluster.NameServers[0], cluster.Broker("broker-a"));
        AssertRefusal("ns.GET_ROUTEINFO_BY_TOPIC.missing", await TestClient.AskAsync(nameServer, RequestCode.GetRouteInfoByTopic, ("topic", "NO_SUCH_TOPIC")));
        AssertRefusal("ns.GET_ROUTEINFO_BY_TOPIC.noarg", await TestClient.AskAsync(nameServer, RequestCode.GetRouteInfoByTopic));
        AssertRefusal("ns.GET_KVLIST_BY_NAMESPACE.missing", await TestClient.AskAsync(nameServer, RequestCode.GetKvListByNamespace, ("namespace", "NOPE")));
        AssertRefusal("broker-a.GET_TOPIC_STATS_INFO.missing", await TestClient.AskAsync(broker, RequestCode.GetTopicStatsInfo, ("topic", "NO_SUCH_TOPIC")));
        AssertRefusal("broker-a.GET_CONSUMER_CONNECTION_LIST.missing", await TestClient.AskAsync(broker, RequestCode.GetConsumerConnectionList, ("consumerGroup", "NO_SUCH_GROUP")));

        void AssertRefusal(string name, Reply answer)
        {
            var recorded = RecordedAnswers.One(played, name);
            Assert.Equal((recorded.Code, recorded.Remark, recorded.Body), (answer.Code, answer.Remark, answer.Body));
            Assert.Equal(Shape.Of([recorded.Header]), Shape.Of([answer.Header]));
        }
    }

    private static Task<RocketMqCluster> Start(Flavor flavor) => RocketMqCluster.StartAsync(new() { Flavor = flavor }, new ManualTime());
}
