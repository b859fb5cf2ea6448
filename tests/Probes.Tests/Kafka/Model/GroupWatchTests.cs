using Probes.Kafka.Model.Groups;

namespace Probes.Tests.Kafka.Model;

public sealed class GroupWatchTests
{
    [Fact]
    public void What_is_seen_first_is_no_change()
    {
        var watch = Watch(Classic(GroupState.Stable, ("a", [0, 1])));
        Assert.Equal((0, 0), (watch.Rebalances, watch.MembershipChanges));
    }

    [Fact]
    public void A_rebalance_that_is_seen_counts_once_however_long_it_takes()
    {
        var watch = Watch(
            Classic(GroupState.Stable, ("a", [0, 1])),
            Classic(GroupState.PreparingRebalance, ("a", []), ("b", [])),
            Classic(GroupState.CompletingRebalance, ("a", []), ("b", [])),
            Classic(GroupState.Stable, ("a", [0]), ("b", [1])));
        Assert.Equal((1, 1), (watch.Rebalances, watch.MembershipChanges));
    }

    [Fact]
    public void One_between_two_collections_is_known_by_its_result()
    {
        var watch = Watch(Classic(GroupState.Stable, ("a", [0, 1])), Classic(GroupState.Stable, ("a", [0]), ("b", [1])));
        Assert.Equal((1, 1), (watch.Rebalances, watch.MembershipChanges));
    }

    [Fact]
    public void Partitions_that_change_hands_are_a_rebalance_without_a_change_of_members()
    {
        var watch = Watch(Classic(GroupState.Stable, ("a", [0]), ("b", [1])), Classic(GroupState.Stable, ("a", [1]), ("b", [0])));
        Assert.Equal((1, 0), (watch.Rebalances, watch.MembershipChanges));
    }

    [Fact]
    public void A_restart_of_all_members_counts_each_that_went_and_each_that_came()
    {
        var watch = Watch(Classic(GroupState.Stable, ("a", [0]), ("b", [1])), Classic(GroupState.Stable, ("c", [0]), ("d", [1])));
        Assert.Equal((1, 4), (watch.Rebalances, watch.MembershipChanges));
    }

    [Fact]
    public void The_last_one_that_leaves_leaves_nobody_to_rebalance()
    {
        var watch = Watch(Classic(GroupState.Stable, ("a", [0])), Classic(GroupState.Empty));
        Assert.Equal((0, 1), (watch.Rebalances, watch.MembershipChanges));
    }

    [Fact]
    public void Nothing_that_changes_counts_nothing()
    {
        var watch = Watch([.. Enumerable.Repeat(Classic(GroupState.Stable, ("a", [0])), 5)]);
        Assert.Equal((0, 0), (watch.Rebalances, watch.MembershipChanges));
    }

    [Fact]
    public void With_the_consumer_protocol_the_epoch_counts()
    {
        var watch = Watch(Consumer(4), Consumer(4), Consumer(7), Consumer(7));
        Assert.Equal(3, watch.Rebalances);
    }

    [Fact]
    public void A_group_that_was_made_anew_takes_nothing_back()
    {
        var watch = Watch(Consumer(9), Consumer(1), Consumer(2));
        Assert.Equal(1, watch.Rebalances);
    }

    [Fact]
    public void A_group_of_which_nothing_was_told_for_a_while_is_compared_with_what_was_known_before()
    {
        var watch = Watch(Classic(GroupState.Stable, ("a", [0])), new GroupView("g"), Classic(GroupState.Stable, ("a", [0])));
        Assert.Equal((0, 0), (watch.Rebalances, watch.MembershipChanges));
    }

    private static GroupWatch Watch(params GroupView[] seen)
    {
        var watch = new GroupWatch();
        foreach (var group in seen)
            watch.Observe(group);
        return watch;
    }

    private static GroupView Classic(GroupState state, params (string Name, int[] Partitions)[] members) => new("g")
    {
        State = state,
        Members = [.. members.Select(member => new GroupMember(member.Name) { Assigned = [new AssignedTopic("t", [.. member.Partitions])] })],
    };

    private static GroupView Consumer(int epoch) => new("g") { State = GroupState.Stable, Epoch = epoch, Members = [new GroupMember("a")] };
}
