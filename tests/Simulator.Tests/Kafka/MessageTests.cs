using System.Text;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka;
using Simulator.Tests.Kafka.Support;
using Tests.Shared;

namespace Simulator.Tests.Kafka;

public sealed class MessageTests
{
    [Fact]
    public async Task What_is_produced_is_fetched()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        var written = (await client.AskAsync(new ProduceRequest(-1, 1000, [new(Shop.Orders, [new(0, Asking.Batch(3))])]))).Topics[0].Partitions[0];
        Assert.Equal((ErrorCode.None, 10), (written.Error, written.BaseOffset));
        var read = await FetchAsync(client, 11);
        Assert.Equal((13, 13, 0), (read.HighWatermark, read.LastStableOffset, read.LogStartOffset));
        Assert.Equal([(11, 1), (12, 2)], Records(read).Select(record => (record.Offset, (int)record.Value!.Value[0])));
    }

    [Fact]
    public async Task Messages_that_nobody_has_written_are_made_up()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        var records = Records(await FetchAsync(client, 8));
        Assert.Equal(["message 8", "message 9"], records.Select(record => Encoding.UTF8.GetString(record.Value!.Value.AsSpan())));
    }

    [Fact]
    public async Task Who_does_not_lead_takes_and_gives_nothing()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        using var client = await RawClient.ConnectAsync(cluster.Broker(2));
        var written = await client.AskAsync(new ProduceRequest(1, 1000, [new(Shop.Orders, [new(0, Asking.Batch())])]));
        Assert.Equal(ErrorCode.NotLeaderOrFollower, written.Topics[0].Partitions[0].Error);
        Assert.Equal(ErrorCode.NotLeaderOrFollower, (await FetchAsync(client, 0)).Error);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(11)]
    public async Task An_offset_that_is_deleted_or_not_written_yet_is_out_of_range(long offset)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Topics.TrimTo(Shop.Orders, 0, 3);
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        Assert.Equal(ErrorCode.OffsetOutOfRange, (await FetchAsync(client, offset)).Error);
    }

    [Fact]
    public async Task A_fetch_at_the_end_waits_for_the_next_message()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        var waiting = FetchAsync(client, 10, wait: 5000);
        cluster.Topics.Write(Shop.Orders, 0, "late");
        Assert.Equal(10, Assert.Single(Records(await waiting)).Offset);
    }

    [Fact]
    public async Task A_fetch_at_the_end_waits_no_longer_than_it_wants()
    {
        var time = new ManualTime();
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, time);
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        var waiting = FetchAsync(client, 10, wait: 5000);
        await time.TimersAsync(1);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty((await waiting).Records);
    }

    [Fact]
    public async Task With_acks_0_nothing_is_answered()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        await client.SendAsync(new ProduceRequest(0, 1000, [new(Shop.Orders, [new(0, Asking.Batch())])]));
        Assert.Equal(2, await client.SendAsync(new MetadataRequest()));
        Assert.Equal(2, Frames.CorrelationIdOf(await client.ReceiveAsync()));
        Assert.Equal(11, cluster.Topics.High(Shop.Orders, 0));
    }

    [Fact]
    public async Task Too_few_copies_in_sync_refuse_a_write_that_wants_them_all()
    {
        var plan = Shop.Plan with { Topics = [new(Shop.Orders) { Configs = Shop.NoConfigs.Add("min.insync.replicas", "2") }], Groups = [] };
        await using var cluster = await KafkaSimulation.StartAsync(plan, new ManualTime());
        cluster.Topics.SetInSync(Shop.Orders, 0, 1);
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        Assert.Equal(ErrorCode.NotEnoughReplicas, await WriteAsync(client, acks: -1));
        Assert.Equal(ErrorCode.None, await WriteAsync(client, acks: 1));
    }

    [Fact]
    public async Task A_damaged_batch_is_refused()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        var batch = Asking.Batch();
        var written = await client.AskAsync(new ProduceRequest(1, 1000, [new(Shop.Orders, [new(0, batch.SetItem(batch.Length - 1, 0x55))])]));
        Assert.Equal(ErrorCode.CorruptMessage, written.Topics[0].Partitions[0].Error);
        Assert.Equal(10, cluster.Topics.High(Shop.Orders, 0));
    }

    [Fact]
    public async Task The_controller_creates_topics_and_others_say_that_they_are_not_it()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan with { Release = KafkaRelease.V2_8 }, new ManualTime());
        var request = new CreateTopicsRequest("canary", 3, 2, [new("retention.ms", "60000")], 1000);
        Assert.Equal(ErrorCode.NotController, (await RawClient.AskAsync(cluster.Broker(2), request)).Topics[0].Error);
        Assert.Equal(ErrorCode.None, (await RawClient.AskAsync(cluster.Broker(1), request)).Topics[0].Error);
        Assert.Equal(ErrorCode.TopicAlreadyExists, (await RawClient.AskAsync(cluster.Broker(1), request)).Topics[0].Error);
        var wide = await RawClient.AskAsync(cluster.Broker(1), request with { Topic = "wide", ReplicationFactor = 4 });
        Assert.Equal(ErrorCode.InvalidReplicationFactor, wide.Topics[0].Error);
        var configs = await RawClient.AskAsync(cluster.Broker(3), new DescribeConfigsRequest([new(ConfigResource.Topic, "canary", ["retention.ms"])]));
        Assert.Equal([new("retention.ms", "60000")], configs.Results[0].Configs);
    }

    [Fact]
    public async Task A_broker_tells_its_own_settings_and_those_of_all_topics()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        var asked = new DescribeConfigsRequest([new(ConfigResource.Broker, "1", null), new(ConfigResource.Broker, "2", null), new(ConfigResource.Topic, "nothing", null)]);
        var results = (await RawClient.AskAsync(cluster.Broker(1), asked)).Results;
        Assert.Contains(new DescribeConfigsResponse.Config("broker.id", "1"), results[0].Configs);
        Assert.Equal([ErrorCode.None, ErrorCode.InvalidRequest, ErrorCode.UnknownTopicOrPartition], results.Select(result => result.Error));
    }

    [Fact]
    public async Task Log_dirs_hold_the_copies_of_the_broker()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan with { Topics = [new(Shop.Orders, 3, Replicas: 2) { Messages = 10 }], Groups = [] }, new ManualTime());
        var dir = Assert.Single((await RawClient.AskAsync(cluster.Broker(1), new DescribeLogDirsRequest())).LogDirs);
        Assert.Equal([(0, 1000), (2, 1000)], dir.Topics.Single().Partitions.Select(partition => (partition.Index, (int)partition.Size)));
        Assert.Equal(2000, dir.TotalBytes - dir.UsableBytes);
    }

    private static async Task<FetchResponse.Partition> FetchAsync(RawClient client, long offset, int wait = 0) =>
        (await client.AskAsync(new FetchRequest(wait, 100_000, [new(Shop.Orders, [new(0, offset, 100_000)])]))).Topics[0].Partitions[0];

    private static async Task<ErrorCode> WriteAsync(RawClient client, short acks) =>
        (await client.AskAsync(new ProduceRequest(acks, 1000, [new(Shop.Orders, [new(0, Asking.Batch())])]))).Topics[0].Partitions[0].Error;

    private static IEnumerable<Probes.Kafka.Protocol.Record> Records(FetchResponse.Partition partition) => RecordBatch.ReadAll(partition.Records.AsSpan()).SelectMany(batch => batch.Records);
}
