using Probes.Kafka.Model;
using Probes.Kafka.Model.Groups;
using Probes.Kafka.Model.Topics;

namespace Probes.Tests.Kafka.Model;

public sealed class ViewTests
{
    private static readonly TopicView _topic = new("t", Guid.Empty, false,
    [
        new PartitionView(0, 1, [1, 2, 3], [1, 2, 3]),
        new PartitionView(1, 3, [2, 3, 1], [3]),
        new PartitionView(3, -1, [3, 1], [3]),
    ]);

    [Fact]
    public void A_topic_counts_what_is_wrong_with_its_partitions()
    {
        Assert.Equal(2, _topic.UnderReplicated);
        Assert.Equal(1, _topic.Offline);
        Assert.Equal(1, _topic.NotPreferredLeader);
        Assert.Equal(2, _topic.ReplicationFactor);
        Assert.Equal(2, _topic.UnderMinIsr(2));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(2, -1)]
    [InlineData(-1, -1)]
    [InlineData(99, -1)]
    public void A_partition_is_found_by_its_number(int index, int position) => Assert.Equal(position, _topic.PositionOf(index));

    [Fact]
    public void A_broker_that_is_not_registered_but_should_have_copies_is_away()
    {
        var shares = new ClusterView("c", 1, [new BrokerNode(1, "h", 9092, ""), new BrokerNode(4, "h", 9093, "")], [_topic]).Shares();
        Assert.Equal([1, 2, 3, 4], shares.Keys);
        Assert.Equal((true, 1, 3), (shares[1].IsRegistered, shares[1].Leads, shares[1].Holds));
        Assert.Equal((false, 1, 3), (shares[3].IsRegistered, shares[3].Leads, shares[3].Holds));
        Assert.Equal((true, 0, 0), (shares[4].IsRegistered, shares[4].Leads, shares[4].Holds));
    }

    [Theory]
    [InlineData("Stable", "stable")]
    [InlineData("AwaitingSync", "completing_rebalance")]
    [InlineData("Reconciling", "reconciling")]
    [InlineData("Assigning", "assigning")]
    [InlineData("", "unknown")]
    [InlineData("Whatever", "unknown")]
    public void States_are_known_by_Kafka_s_words(string word, string label) => Assert.Equal(label, GroupStates.Parse(word).Label());

    [Fact]
    public void Every_state_and_verdict_has_a_label_of_its_own()
    {
        Assert.Equal(GroupStates.All.Length, GroupStates.All.Select(GroupStates.Label).Distinct().Count());
        Assert.Equal(["ok", "warn", "rewind", "stall", "stop"], Verdicts.All.Select(Verdicts.Label));
    }

    [Fact]
    public void A_group_shares_its_partitions()
    {
        var sharing = new Sharing(
        [
            new GroupMember("a") { Topics = ["t"], Assigned = [new AssignedTopic("t", [0, 1]), new AssignedTopic("u", [0])], Target = [new AssignedTopic("t", [0])] },
            new GroupMember("b") { Topics = ["t"], Target = [new AssignedTopic("t", [1])] },
        ]);
        Assert.Equal((2, 1, 1, 3), (sharing.Members, sharing.Empty, sharing.Moving, sharing.Assigned));
        Assert.Equal([("t", 1), ("u", 1)], sharing.MembersByTopic.Select(entry => (entry.Key, entry.Value)));
        Assert.True(sharing.HasOwner("t", 1));
        Assert.False(sharing.HasOwner("t", 2));
        Assert.True(sharing.HasLeft("v"));
        Assert.False(sharing.HasLeft("u"));
    }

    [Fact]
    public void Whether_members_have_left_a_topic_is_not_known_of_those_that_do_not_say()
    {
        Assert.False(new Sharing([new GroupMember("a") { Topics = null }]).HasLeft("t"));
        Assert.False(new Sharing([new GroupMember("a") { HasPattern = true }]).HasLeft("t"));
        Assert.False(new Sharing([]).HasLeft("t"));
    }
}
