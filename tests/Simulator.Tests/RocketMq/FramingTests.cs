using System.Buffers.Binary;
using Simulator.RocketMq;
using Simulator.RocketMq.Protocol;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

public sealed class FramingTests
{
    [Fact]
    public async Task Many_requests_on_one_connection_are_all_answered_in_order()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        using var client = await TestClient.ConnectAsync(cluster.Broker("broker-a").EndPoint);
        var frames = Enumerable.Range(0, 2000).Select(i => TestClient.Request(RequestCode.GetTopicStatsInfo, i, 409, ("topic", "orders"))).ToArray();
        var sending = client.SendAsync(frames);
        for (var i = 0; i < 2000; i++)
        {
            Assert.Equal(i, (await client.ReadAsync()).Opaque);
        }

        await sending;
        Assert.Equal(2000, cluster.Broker("broker-a").Requests.Of(RequestCode.GetTopicStatsInfo));
        Assert.Equal(1, cluster.Broker("broker-a").Requests.Connections);
    }

    [Fact]
    public async Task Replies_may_come_out_of_order()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new() { AnswerOutOfOrder = true }, new ManualTime());
        using var client = await TestClient.ConnectAsync(cluster.NameServers[0].EndPoint);
        await client.SendAsync([.. Enumerable.Range(1, 3).Select(i => TestClient.Request(RequestCode.GetBrokerClusterInfo, i))]);
        int[] opaques = [(await client.ReadAsync()).Opaque, (await client.ReadAsync()).Opaque, (await client.ReadAsync()).Opaque];
        Assert.Equal([3, 2, 1], opaques);
    }

    [Fact]
    public async Task A_request_may_arrive_byte_by_byte()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        using var client = await TestClient.ConnectAsync(cluster.NameServers[0].EndPoint);
        foreach (var one in TestClient.Request(RequestCode.GetBrokerClusterInfo, 5))
        {
            await client.SendAsync([one]);
        }

        Assert.Equal(5, (await client.ReadAsync()).Opaque);
    }

    [Fact]
    public async Task A_one_way_request_is_counted_and_not_answered()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        using var client = await TestClient.ConnectAsync(cluster.NameServers[0].EndPoint);
        var oneWay = TestClient.BinaryRequest(RequestCode.GetBrokerClusterInfo, 1);
        oneWay[8 + 12] = 2;
        await client.SendAsync(oneWay, TestClient.Request(RequestCode.GetBrokerClusterInfo, 2));
        Assert.Equal(2, (await client.ReadAsync()).Opaque);
        Assert.Equal(2, cluster.NameServers[0].Requests.Of(RequestCode.GetBrokerClusterInfo));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(17 * 1024 * 1024)]
    public async Task A_frame_no_server_takes_ends_the_connection(int length)
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        using var client = await TestClient.ConnectAsync(cluster.NameServers[0].EndPoint);
        var frame = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(frame, length);
        await client.SendAsync(frame);
        Assert.Equal(0, await client.Stream.ReadAsync(new byte[1]));
    }

    [Fact]
    public async Task A_header_that_is_none_ends_the_connection()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        using var client = await TestClient.ConnectAsync(cluster.NameServers[0].EndPoint);
        await client.SendAsync([0, 0, 0, 8, 0, 0, 0, 4, (byte)'n', (byte)'o', (byte)'p', (byte)'e']);
        Assert.Equal(0, await client.Stream.ReadAsync(new byte[1]));
    }
}
