using System.Buffers.Binary;
using System.Net.Sockets;
using Simulator.RocketMq;
using Simulator.RocketMq.Protocol;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

public sealed class FaultTests
{
    private const int Code = RequestCode.GetBrokerRuntimeInfo;

    [Fact]
    public async Task A_slow_server_holds_each_reply_back()
    {
        var time = new ManualTime();
        await using var cluster = await RocketMqCluster.StartAsync(new(), time);
        using var client = await Ask(cluster, Fault.Slow(TimeSpan.FromSeconds(3)));
        var reading = client.ReadAsync();
        await time.TimersAsync(1);
        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(reading.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(0, (await reading).Code);
    }

    [Fact]
    public async Task A_slow_request_does_not_hold_up_another()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        var broker = cluster.Broker("broker-a");
        broker.Fault = Fault.Slow(TimeSpan.FromSeconds(3)).OnlyFor(Code);
        using var client = await TestClient.ConnectAsync(broker.EndPoint);
        await client.SendAsync(TestClient.Request(Code, 1), TestClient.Request(RequestCode.GetAllDelayOffset, 2));
        Assert.Equal(2, (await client.ReadAsync()).Opaque);
    }

    [Fact]
    public async Task A_hanging_server_accepts_and_reads_and_is_silent()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        using var client = await Ask(cluster, Fault.Hang.OnlyFor(Code));
        await client.SendAsync(TestClient.Request(RequestCode.GetAllDelayOffset, 2));
        Assert.Equal(2, (await client.ReadAsync()).Opaque);
        Assert.Equal(1, cluster.Broker("broker-a").Requests.Of(Code));
    }

    [Fact]
    public async Task A_half_closed_server_ends_its_side_only()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        using var client = await Ask(cluster, Fault.HalfClose);
        Assert.Equal(0, await client.Stream.ReadAsync(new byte[1]));
        await client.SendAsync(TestClient.Request(Code, 2));
    }

    [Fact]
    public async Task Garbage_is_no_frame()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        using var client = await Ask(cluster, Fault.Garbage);
        var bytes = new byte[512];
        await client.Stream.ReadExactlyAsync(bytes);
        Assert.True(bytes.Distinct().Count() > 100);
    }

    [Fact]
    public async Task A_truncated_frame_is_followed_by_the_end()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        using var client = await Ask(cluster, Fault.Truncate);
        using var received = new MemoryStream();
        await client.Stream.CopyToAsync(received);
        var announced = BinaryPrimitives.ReadInt32BigEndian(received.ToArray());
        Assert.InRange(received.Length, 8, announced - 1);
    }

    [Fact]
    public async Task A_wrong_version_is_one_that_no_release_has()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        using var client = await Ask(cluster, Fault.WrongVersion);
        Assert.Equal(9999, (await client.ReadAsync()).Version);
    }

    [Fact]
    public async Task A_refusing_server_drops_its_connections_and_accepts_none()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        var broker = cluster.Broker("broker-a");
        using var client = await TestClient.ConnectAsync(broker.EndPoint);
        await client.SendAsync(TestClient.Request(Code, 1));
        await client.ReadAsync();
        broker.Fault = Fault.Refuse;
        await AssertEnds(client);
        await Assert.ThrowsAnyAsync<SocketException>(() => TestClient.ConnectAsync(broker.EndPoint));
        broker.Fault = Fault.None;
        Assert.Equal(0, (await TestClient.AskAsync(broker, Code)).Code);
        Assert.True(cluster.NameServers[0].Registry.IsRegistered("broker-a", 0));
    }

    [Fact]
    public async Task An_error_may_be_given_for_one_code_only()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        using var client = await Ask(cluster, Fault.Error(2, "[TIMEOUT_CLEAN_QUEUE]broker busy", Code));
        var answer = await client.ReadAsync();
        Assert.Equal((2, "[TIMEOUT_CLEAN_QUEUE]broker busy"), (answer.Code, answer.Remark));
        Assert.Equal(0, (await TestClient.AskAsync(cluster.Broker("broker-a"), RequestCode.GetAllDelayOffset)).Code);
    }

    [Fact]
    public async Task An_oversize_frame_announces_a_gibibyte()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        using var client = await Ask(cluster, Fault.OversizeLength);
        var length = new byte[4];
        await client.Stream.ReadExactlyAsync(length);
        Assert.Equal(1 << 30, BinaryPrimitives.ReadInt32BigEndian(length));
    }

    private static async Task<TestClient> Ask(RocketMqCluster cluster, Fault fault)
    {
        var broker = cluster.Broker("broker-a");
        broker.Fault = fault;
        var client = await TestClient.ConnectAsync(broker.EndPoint);
        await client.SendAsync(TestClient.Request(Code, 1));
        return client;
    }

    /// <summary>The end comes as such, or as a reset.</summary>
    private static async Task AssertEnds(TestClient client)
    {
        try
        {
            Assert.Equal(0, await client.Stream.ReadAsync(new byte[1]));
        }
        catch (IOException)
        {
            // Reset.
        }
    }
}
