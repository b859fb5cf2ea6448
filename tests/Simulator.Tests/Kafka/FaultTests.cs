using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Transport;
using Simulator.Kafka;
using Simulator.Tests.Kafka.Support;
using Tests.Shared;

namespace Simulator.Tests.Kafka;

public sealed class FaultTests
{
    [Fact]
    public async Task A_silent_broker_reads_and_counts_and_says_nothing()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Broker(1).Fault = KafkaFault.Silent.OnlyFor(ApiKey.ListGroups);
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        await client.AskAsync(new MetadataRequest());
        await client.SendAsync(new ListGroupsRequest());
        await client.SendAsync(new MetadataRequest());
        var answer = client.ReceiveAsync();
        // Others are answered meanwhile; on this connection nothing is.
        while (cluster.Broker(1).Requests.Of(ApiKey.Metadata) < 2)
        {
            await RawClient.AskAsync(cluster.Broker(1), new ApiVersionsRequest());
        }

        Assert.False(answer.IsCompleted);
        cluster.Broker(1).Stop();
        await Assert.ThrowsAnyAsync<IOException>(() => answer);
    }

    [Fact]
    public async Task A_slow_broker_answers_pipelined_requests_all_at_once_and_late()
    {
        var time = new ManualTime();
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, time);
        cluster.Broker(1).Fault = KafkaFault.Slow(TimeSpan.FromSeconds(2));
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        await client.SendAsync(new MetadataRequest());
        await client.SendAsync(new MetadataRequest());
        await time.TimersAsync(2);
        var answer = client.ReceiveAsync();
        Assert.False(answer.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, Frames.CorrelationIdOf(await answer));
        Assert.Equal(2, Frames.CorrelationIdOf(await client.ReceiveAsync()));
    }

    [Fact]
    public async Task A_broker_may_close_instead_of_answering()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Broker(1).Fault = KafkaFault.Close;
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        await client.SendAsync(new MetadataRequest());
        await client.ClosedAsync();
    }

    [Fact]
    public async Task Garbage_is_a_frame_for_the_right_request_that_cannot_be_read()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Broker(1).Fault = KafkaFault.Garbage;
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        foreach (var (_, ask) in Asking.All(client))
        {
            await Assert.ThrowsAsync<ProtocolException>(() => ask(4));
            break;
        }

        await Assert.ThrowsAsync<ProtocolException>(() => client.AskAsync(new ListGroupsRequest()));
        cluster.Broker(1).Fault = KafkaFault.None;
        Assert.Equal(ErrorCode.None, (await client.AskAsync(new ListGroupsRequest())).Error);
    }

    [Fact]
    public async Task Half_an_answer_is_followed_by_the_end()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Broker(1).Fault = KafkaFault.Truncate;
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        await Assert.ThrowsAsync<EndOfStreamException>(() => client.AskAsync(new MetadataRequest()));
    }

    [Fact]
    public async Task An_answer_may_be_for_nobody_or_without_end()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        cluster.Broker(1).Fault = KafkaFault.WrongCorrelation;
        Assert.NotEqual(await client.SendAsync(new MetadataRequest()), Frames.CorrelationIdOf(await client.ReceiveAsync()));
        cluster.Broker(1).Fault = KafkaFault.Oversize;
        await client.SendAsync(new MetadataRequest());
        var head = new byte[4];
        await client.Stream.ReadExactlyAsync(head);
        Assert.Equal([0x7f, 0xff, 0xff, 0xff], head);
    }

    [Fact]
    public async Task An_error_stands_where_the_response_has_one()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Broker(1).Fault = KafkaFault.Error(ErrorCode.CoordinatorLoadInProgress);
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        Assert.Equal(ErrorCode.CoordinatorLoadInProgress, (await client.AskAsync(new ListGroupsRequest())).Error);
        Assert.Equal(ErrorCode.CoordinatorLoadInProgress, (await client.AskAsync(new DescribeGroupsRequest([Shop.Classic]))).Groups[0].Error);
        Assert.Equal(ErrorCode.CoordinatorLoadInProgress, (await client.AskAsync(new OffsetFetchRequest([new(Shop.Classic, null)]))).Groups[0].Error);
        Assert.Equal(ErrorCode.CoordinatorLoadInProgress, (await client.AskAsync(Shop.Offsets(Shop.Orders, 0, -1))).Only().Error);
        Assert.Equal(ErrorCode.CoordinatorLoadInProgress, (await client.AskAsync(new MetadataRequest())).Topics[0].Error);
        Assert.Equal(ErrorCode.CoordinatorLoadInProgress, (await client.AskAsync(new DescribeLogDirsRequest())).Error);
    }

    [Fact]
    public async Task A_broker_that_stopped_can_be_started_again_on_its_port()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        var port = cluster.Broker(1).EndPoint.Port;
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        cluster.Broker(1).Stop();
        await client.ClosedAsync();
        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(() => RawClient.AskAsync(cluster.Broker(1), new MetadataRequest()));
        Assert.Equal(3, (await RawClient.AskAsync(cluster.Broker(2), new MetadataRequest())).Brokers.Length);
        cluster.Broker(1).Start();
        Assert.Equal(port, cluster.Broker(1).EndPoint.Port);
        await RawClient.AskAsync(cluster.Broker(1), new MetadataRequest());
    }
}
