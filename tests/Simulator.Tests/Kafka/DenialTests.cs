using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka;
using Simulator.Tests.Kafka.Support;
using Tests.Shared;

namespace Simulator.Tests.Kafka;

public sealed class DenialTests
{
    [Fact]
    public async Task A_topic_that_may_not_be_seen_is_left_out_and_refused_where_it_is_named()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Denials.DenyTopic(Shop.Orders);
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        Assert.Equal([Shop.Payments], (await client.AskAsync(new MetadataRequest())).Topics.Select(topic => topic.Name));
        Assert.Equal(ErrorCode.TopicAuthorizationFailed, (await client.AskAsync(new MetadataRequest { Topics = [Shop.Orders] })).Topics[0].Error);
        Assert.Equal(ErrorCode.TopicAuthorizationFailed, (await client.AskAsync(Shop.Offsets(Shop.Orders, 0, -1))).Only().Error);
        Assert.Empty((await client.AskAsync(new OffsetFetchRequest([new(Shop.Classic, null)]))).Groups[0].Topics);
        var named = (await client.AskAsync(new OffsetFetchRequest([new(Shop.Classic, [new(Shop.Orders, [0])])]))).Groups[0].Topics[0].Partitions[0];
        Assert.Equal((ErrorCode.TopicAuthorizationFailed, -1), (named.Error, named.Offset));
        cluster.Denials.Clear();
        Assert.Equal(2, (await client.AskAsync(new MetadataRequest())).Topics.Length);
    }

    [Fact]
    public async Task Denials_may_be_of_one_request_only()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Denials.DenyTopic(null, ApiKey.ListOffsets);
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        Assert.Equal(ErrorCode.None, (await client.AskAsync(new MetadataRequest { Topics = [Shop.Orders] })).Topics[0].Error);
        Assert.Equal(ErrorCode.TopicAuthorizationFailed, (await client.AskAsync(Shop.Offsets(Shop.Orders, 0, -1))).Only().Error);
    }

    [Fact]
    public async Task A_group_that_may_not_be_seen_is_refused()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Denials.DenyGroup(Shop.Classic);
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        Assert.Equal(ErrorCode.GroupAuthorizationFailed, (await client.AskAsync(new DescribeGroupsRequest([Shop.Classic]))).Groups[0].Error);
        Assert.Equal(ErrorCode.GroupAuthorizationFailed, (await client.AskAsync(new OffsetFetchRequest([new(Shop.Classic, null)]))).Groups[0].Error);
        Assert.Equal(ErrorCode.GroupAuthorizationFailed, (await client.AskAsync(new FindCoordinatorRequest(Shop.Classic))).Error);
        // Who may describe the cluster may list all groups.
        Assert.Single((await client.AskAsync(new ListGroupsRequest())).Groups);
    }

    [Fact]
    public async Task Without_the_cluster_groups_are_listed_by_their_own_rights_and_log_dirs_refused()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Denials.DenyCluster();
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        Assert.Single((await client.AskAsync(new ListGroupsRequest())).Groups);
        cluster.Denials.DenyGroup(Shop.Classic);
        var listed = await client.AskAsync(new ListGroupsRequest());
        Assert.Equal((ErrorCode.None, 0), (listed.Error, listed.Groups.Length));
        Assert.Equal(ErrorCode.ClusterAuthorizationFailed, (await client.AskAsync(new DescribeLogDirsRequest())).Error);
        var before = await client.AskAsync(new DescribeLogDirsRequest(), 2);
        // Versions without an error tell of no directory, which is read as the refusal that it is (KIP-784).
        Assert.Equal((ErrorCode.ClusterAuthorizationFailed, 0), (before.Error, before.LogDirs.Length));
    }

    [Fact]
    public async Task In_1_0_listing_groups_without_the_cluster_was_an_error()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan with { Release = KafkaRelease.V1_0 }, new ManualTime());
        cluster.Denials.DenyCluster(ApiKey.ListGroups);
        Assert.Equal(ErrorCode.ClusterAuthorizationFailed, (await RawClient.AskAsync(cluster.Broker(1), new ListGroupsRequest(), 1)).Error);
    }
}
