using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka;
using Simulator.Tests.Kafka.Support;
using Tests.Shared;

namespace Simulator.Tests.Kafka;

public sealed class MetadataTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(12)]
    public async Task Every_broker_tells_all_of_the_cluster(short version)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan with { Racks = ["a", "b"] }, new ManualTime());
        foreach (var broker in cluster.Brokers)
        {
            var metadata = await RawClient.AskAsync(broker, new MetadataRequest(), version);
            Assert.Equal(cluster.Brokers.Select(known => (known.Id, known.EndPoint.Port)), metadata.Brokers.Select(known => (known.NodeId, known.Port)));
            Assert.Equal(["a", "b", null], metadata.Brokers.Select(known => known.Rack));
            Assert.Equal(1, metadata.ControllerId);
            Assert.Equal(version >= 2 ? cluster.Plan.ClusterId : null, metadata.ClusterId);
            Assert.Equal([Shop.Orders, Shop.Payments], metadata.Topics.Select(topic => topic.Name));
            Assert.Equal([1, 2, 3], metadata.Topics[0].Partitions.Select(partition => partition.Leader));
            Assert.All(metadata.Topics[0].Partitions, partition => Assert.Equal(3, partition.InSync.Length));
        }
    }

    [Fact]
    public async Task A_leader_that_moves_is_told_with_a_new_epoch()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Topics.MoveLeader(Shop.Orders, 0, 3);
        var partition = (await RawClient.AskAsync(cluster.Broker(1), new MetadataRequest())).Partition(Shop.Orders, 0);
        Assert.Equal((3, 1, 1), (partition.Leader, partition.LeaderEpoch, partition.Replicas[0]));
    }

    [Fact]
    public async Task An_offline_partition_has_no_leader_and_a_shrunken_ISR_fewer_copies()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Topics.TakeOffline(Shop.Orders, 0);
        cluster.Topics.SetInSync(Shop.Orders, 1, 2);
        var metadata = await RawClient.AskAsync(cluster.Broker(1), new MetadataRequest());
        Assert.Equal((ErrorCode.LeaderNotAvailable, -1), (metadata.Partition(Shop.Orders, 0).Error, metadata.Partition(Shop.Orders, 0).Leader));
        Assert.Equal([2], metadata.Partition(Shop.Orders, 1).InSync);
    }

    [Fact]
    public async Task A_lost_broker_is_not_named_and_others_take_over()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Play.Lose(1);
        var metadata = await RawClient.AskAsync(cluster.Broker(2), new MetadataRequest());
        Assert.Equal([2, 3], metadata.Brokers.Select(broker => broker.NodeId));
        Assert.Equal(2, metadata.ControllerId);
        var partition = metadata.Partition(Shop.Orders, 0);
        Assert.Equal((2, 2), (partition.Leader, partition.InSync.Length));
        Assert.Equal([1], partition.Offline);
        Assert.NotEqual(1, cluster.Groups.Coordinator(Shop.Classic));

        cluster.Play.Return(1);
        Assert.Equal(3, (await RawClient.AskAsync(cluster.Broker(1), new MetadataRequest())).Brokers.Length);
    }

    [Fact]
    public async Task A_topic_made_again_has_another_id_and_begins_at_0()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        var before = (await RawClient.AskAsync(cluster.Broker(1), new MetadataRequest())).Topics[0];
        cluster.Topics.Recreate(Shop.Orders);
        var after = (await RawClient.AskAsync(cluster.Broker(1), new MetadataRequest())).Topics[0];
        Assert.NotEqual(before.Id, after.Id);
        Assert.Equal(0, cluster.Topics.High(Shop.Orders, 0));
    }

    [Fact]
    public async Task A_topic_comes_to_be_only_if_the_client_and_the_broker_allow_it()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        var asking = new MetadataRequest { Topics = ["new"] };
        Assert.Equal(ErrorCode.UnknownTopicOrPartition, (await RawClient.AskAsync(cluster.Broker(1), asking)).Topics[0].Error);
        Assert.Equal(ErrorCode.UnknownTopicOrPartition, (await RawClient.AskAsync(cluster.Broker(1), asking)).Topics[0].Error);
        await RawClient.AskAsync(cluster.Broker(1), asking with { AllowAutoTopicCreation = true });
        Assert.Equal(ErrorCode.None, (await RawClient.AskAsync(cluster.Broker(1), asking)).Topics[0].Error);

        await using var strict = await KafkaSimulation.StartAsync(Shop.Plan with { AutoCreateTopics = false }, new ManualTime());
        await RawClient.AskAsync(strict.Broker(1), asking with { AllowAutoTopicCreation = true });
        Assert.Equal(ErrorCode.UnknownTopicOrPartition, (await RawClient.AskAsync(strict.Broker(1), asking)).Topics[0].Error);
    }

    [Fact]
    public async Task A_name_that_no_topic_may_have_is_refused()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        var metadata = await RawClient.AskAsync(cluster.Broker(1), new MetadataRequest { Topics = ["a b"], AllowAutoTopicCreation = true });
        Assert.Equal(ErrorCode.InvalidTopicException, metadata.Topics[0].Error);
    }
}
