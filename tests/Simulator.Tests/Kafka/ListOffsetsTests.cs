using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka;
using Simulator.Tests.Kafka.Support;
using Tests.Shared;

namespace Simulator.Tests.Kafka;

public sealed class ListOffsetsTests
{
    private const sbyte ReadCommitted = 1;

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(8)]
    public async Task The_leader_tells_where_a_partition_begins_and_ends(short version)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Topics.TrimTo(Shop.Orders, 0, 4);
        Assert.Equal(10, await OffsetAsync(cluster, ListOffsetsRequest.Latest, version: version));
        Assert.Equal(4, await OffsetAsync(cluster, ListOffsetsRequest.Earliest, version: version));
    }

    [Fact]
    public async Task Other_brokers_say_that_they_do_not_lead_it()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        var partition = (await RawClient.AskAsync(cluster.Broker(2), Shop.Offsets(Shop.Orders, 0, ListOffsetsRequest.Latest))).Only();
        Assert.Equal((ErrorCode.NotLeaderOrFollower, -1), (partition.Error, partition.Offset));
        cluster.Topics.MoveLeader(Shop.Orders, 0, 2);
        Assert.Equal(ErrorCode.None, (await RawClient.AskAsync(cluster.Broker(2), Shop.Offsets(Shop.Orders, 0, ListOffsetsRequest.Latest))).Only().Error);
    }

    [Theory]
    [InlineData("nothing", 0)]
    [InlineData(Shop.Orders, 9)]
    public async Task What_is_not_there_is_unknown(string topic, int partition)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        var answer = await RawClient.AskAsync(cluster.Broker(1), Shop.Offsets(topic, partition, ListOffsetsRequest.Latest));
        Assert.Equal(ErrorCode.UnknownTopicOrPartition, answer.Only().Error);
    }

    [Fact]
    public async Task An_open_transaction_holds_the_last_stable_offset_back()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Topics.OpenTransaction(Shop.Orders, 0, 7);
        Assert.Equal(7, await OffsetAsync(cluster, ListOffsetsRequest.Latest, ReadCommitted));
        Assert.Equal(10, await OffsetAsync(cluster, ListOffsetsRequest.Latest));
        cluster.Topics.EndTransaction(Shop.Orders, 0);
        Assert.Equal(10, await OffsetAsync(cluster, ListOffsetsRequest.Latest, ReadCommitted));
    }

    [Fact]
    public async Task By_time_it_is_the_first_message_that_is_not_older()
    {
        var time = new ManualTime();
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, time);
        var start = time.GetUtcNow();
        cluster.Topics.Write(Shop.Orders, 0, 5, start.AddMinutes(1));
        cluster.Topics.Write(Shop.Orders, 0, 5, start.AddMinutes(3));
        Assert.Equal(0, await OffsetAsync(cluster, 0));
        Assert.Equal(10, await OffsetAsync(cluster, start.AddSeconds(1).ToUnixTimeMilliseconds()));
        var found = (await RawClient.AskAsync(cluster.Broker(1), Shop.Offsets(Shop.Orders, 0, start.AddMinutes(2).ToUnixTimeMilliseconds()))).Only();
        Assert.Equal((15, start.AddMinutes(3).ToUnixTimeMilliseconds()), (found.Offset, found.Timestamp));
        Assert.Equal(-1, await OffsetAsync(cluster, start.AddHours(1).ToUnixTimeMilliseconds()));
    }

    [Fact]
    public async Task The_newest_time_is_told_since_3_0()
    {
        var time = new ManualTime();
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, time);
        var late = time.GetUtcNow().AddMinutes(9);
        cluster.Topics.Write(Shop.Orders, 0, 1, late);
        cluster.Topics.Write(Shop.Orders, 0, 1);
        var newest = (await RawClient.AskAsync(cluster.Broker(1), Shop.Offsets(Shop.Orders, 0, ListOffsetsRequest.MaxTimestamp), 7)).Only();
        Assert.Equal((10, late.ToUnixTimeMilliseconds()), (newest.Offset, newest.Timestamp));
        var older = (await RawClient.AskAsync(cluster.Broker(1), Shop.Offsets(Shop.Orders, 0, ListOffsetsRequest.MaxTimestamp), 6)).Only();
        Assert.Equal(ErrorCode.UnsupportedForMessageFormat, older.Error);
        var empty = (await RawClient.AskAsync(cluster.Broker(cluster.Topics.Leader(Shop.Payments, 0)), Shop.Offsets(Shop.Payments, 0, ListOffsetsRequest.MaxTimestamp))).Only();
        Assert.Equal((ErrorCode.None, -1, -1), (empty.Error, empty.Offset, empty.Timestamp));
    }

    private static async Task<long> OffsetAsync(KafkaSimulation cluster, long timestamp, sbyte isolation = 0, short? version = null)
    {
        var partition = (await RawClient.AskAsync(cluster.Broker(1), Shop.Offsets(Shop.Orders, 0, timestamp, isolation), version)).Only();
        Assert.Equal(ErrorCode.None, partition.Error);
        return partition.Offset;
    }
}
