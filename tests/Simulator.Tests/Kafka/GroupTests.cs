using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka;
using Simulator.Tests.Kafka.Support;
using Tests.Shared;

namespace Simulator.Tests.Kafka;

public sealed class GroupTests
{
    [Fact]
    public async Task A_broker_lists_the_groups_that_it_coordinates_with_state_and_type()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        Assert.Equal([new(Shop.Classic, "consumer", "Stable", "classic")], (await RawClient.AskAsync(cluster.Broker(1), new ListGroupsRequest())).Groups);
        Assert.Equal([new(Shop.Modern, "consumer", "Stable", "consumer")], (await RawClient.AskAsync(cluster.Broker(2), new ListGroupsRequest())).Groups);
        Assert.Equal([new(Shop.Classic, "consumer")], (await RawClient.AskAsync(cluster.Broker(1), new ListGroupsRequest(), 0)).Groups);
        Assert.Empty((await RawClient.AskAsync(cluster.Broker(3), new ListGroupsRequest())).Groups);
    }

    [Fact]
    public async Task While_a_coordinator_moves_both_tell_of_the_group()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Groups.MoveCoordinator(Shop.Classic, 3, lingers: true);
        Assert.Single((await RawClient.AskAsync(cluster.Broker(1), new ListGroupsRequest())).Groups);
        Assert.Single((await RawClient.AskAsync(cluster.Broker(3), new ListGroupsRequest())).Groups);
        cluster.Groups.LetGo(Shop.Classic);
        Assert.Empty((await RawClient.AskAsync(cluster.Broker(1), new ListGroupsRequest())).Groups);
        Assert.Equal(ErrorCode.NotCoordinator, (await RawClient.AskAsync(cluster.Broker(1), new DescribeGroupsRequest([Shop.Classic]))).Groups[0].Error);
        Assert.Equal(3, (await RawClient.AskAsync(cluster.Broker(1), new FindCoordinatorRequest(Shop.Classic))).NodeId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task A_classic_group_is_told_with_what_its_members_want_and_have(short version)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        var group = (await RawClient.AskAsync(cluster.Broker(1), new DescribeGroupsRequest([Shop.Classic]), version)).Groups[0];
        Assert.Equal((ErrorCode.None, "Stable", "consumer", "range"), (group.Error, group.State, group.ProtocolType, group.Protocol));
        Assert.Equal(2, group.Members.Length);
        Assert.Equal([Shop.Orders], ConsumerSubscription.Read(group.Members[0].Metadata.AsSpan()));
        Assert.Equal([0, 2], Assert.Single(ConsumerAssignment.Read(group.Members[0].Assignment.AsSpan())).Partitions);
        Assert.Equal([1], Assert.Single(ConsumerAssignment.Read(group.Members[1].Assignment.AsSpan())).Partitions);
    }

    [Fact]
    public async Task During_a_rebalance_members_have_no_assignment()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Groups.SetState(Shop.Classic, "PreparingRebalance");
        var group = (await RawClient.AskAsync(cluster.Broker(1), new DescribeGroupsRequest([Shop.Classic]))).Groups[0];
        Assert.Equal(("PreparingRebalance", ""), (group.State, group.Protocol));
        Assert.All(group.Members, member => Assert.Empty(member.Assignment));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 0)]
    [InlineData(6, 69)]
    public async Task A_group_of_the_consumer_protocol_is_dead_to_the_classic_request(short version, short error)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        var group = (await RawClient.AskAsync(cluster.Broker(2), new DescribeGroupsRequest([Shop.Modern]), version)).Groups[0];
        Assert.Equal(((ErrorCode)error, "Dead", 0), (group.Error, group.State, group.Members.Length));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_group_of_the_consumer_protocol_has_epochs_and_a_target(short version)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Groups.SetMembers(Shop.Modern, new Simulator.Kafka.Model.MemberState("m-1")
        {
            Topics = [Shop.Orders], Assignment = [new(Shop.Orders, [0])], Target = [new(Shop.Orders, [0, 1])], Epoch = 4,
        });
        cluster.Groups.SetState(Shop.Modern, "Reconciling");
        cluster.Groups.SetEpochs(Shop.Modern, 5, 5);
        var group = (await RawClient.AskAsync(cluster.Broker(2), new ConsumerGroupDescribeRequest([Shop.Modern]), version)).Groups[0];
        Assert.Equal((ErrorCode.None, "Reconciling", 5, 5, "uniform"), (group.Error, group.State, group.Epoch, group.AssignmentEpoch, group.Assignor));
        var member = Assert.Single(group.Members);
        Assert.Equal(4, member.Epoch);
        Assert.Equal([0], Assert.Single(member.Assignment).Partitions);
        Assert.Equal([0, 1], Assert.Single(member.Target).Partitions);
        Assert.NotEqual(Guid.Empty, member.Target[0].TopicId);
    }

    [Fact]
    public async Task The_consumer_protocols_request_does_not_find_classic_groups()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        var group = (await RawClient.AskAsync(cluster.Broker(1), new ConsumerGroupDescribeRequest([Shop.Classic]))).Groups[0];
        Assert.Equal((ErrorCode.GroupIdNotFound, "Group billing is not a consumer group."), (group.Error, group.Message));
    }

    [Fact]
    public async Task Offsets_of_several_groups_are_told_at_once()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Groups.MoveCoordinator(Shop.Modern, 1);
        cluster.Groups.Forget(Shop.Modern, Shop.Orders, 1);
        var groups = (await RawClient.AskAsync(cluster.Broker(1), new OffsetFetchRequest([new(Shop.Classic, null), new(Shop.Modern, null)]))).Groups;
        Assert.Equal([Shop.Classic, Shop.Modern], groups.Select(group => group.Id));
        Assert.Equal([(0, 6), (1, 6), (2, 6)], groups[0].Topics.Single().Partitions.Select(partition => (partition.Index, partition.Offset)));
        Assert.Equal([(0, 10), (2, 10)], groups[1].Topics.Single().Partitions.Select(partition => (partition.Index, partition.Offset)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Partitions_that_are_named_and_not_committed_are_at_minus_1(short version)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Groups.Commit(Shop.Classic, Shop.Orders, 0, 8);
        var asked = new OffsetFetchRequest([new(Shop.Classic, [new(Shop.Orders, [0]), new(Shop.Payments, [0])])]);
        var group = (await RawClient.AskAsync(cluster.Broker(1), asked, version)).Groups[0];
        Assert.Equal([8, -1], group.Topics.Select(topic => topic.Partitions.Single().Offset));
    }

    [Fact]
    public async Task A_group_that_is_deleted_is_gone()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Groups.Delete(Shop.Classic);
        Assert.Empty((await RawClient.AskAsync(cluster.Broker(1), new ListGroupsRequest())).Groups);
        var place = cluster.Broker(cluster.Groups.Coordinator(Shop.Classic));
        Assert.Equal("Dead", (await RawClient.AskAsync(place, new DescribeGroupsRequest([Shop.Classic]))).Groups[0].State);
        var fetched = (await RawClient.AskAsync(place, new OffsetFetchRequest([new(Shop.Classic, null)]))).Groups[0];
        Assert.Equal((ErrorCode.None, 0), (fetched.Error, fetched.Topics.Length));
    }

    [Fact]
    public async Task A_commit_makes_a_group_without_members()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        cluster.Groups.Commit("tool", Shop.Orders, 0, 3);
        var listed = (await RawClient.AskAsync(cluster.Broker(cluster.Groups.Coordinator("tool")), new ListGroupsRequest())).Groups;
        Assert.Contains(new ListGroupsResponse.Group("tool", "", "Empty", "classic"), listed);
    }
}
