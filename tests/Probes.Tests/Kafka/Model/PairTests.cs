using Probes.Kafka.Model.Groups;
using Probes.Kafka.Model.Topics;
using Probes.Lag;

namespace Probes.Tests.Kafka.Model;

public sealed class PairTests
{
    private const long Start = 1_700_000_000_000;

    [Fact]
    public void Lag_is_what_lies_between_commit_and_end()
    {
        var pair = new PairLag("g", Offsets([0, 0], [10, 20]), [new(0, 4), new(1, 20)]);
        Assert.Equal((6, 0, 0, 0, 0), (pair.Messages, pair.Lost, pair.Ahead, pair.Uncommitted, pair.Unknown));
        Assert.Equal([new LaggingPartition(0, 0, 4, 4, 10, 6)], pair.Lagging);
    }

    [Fact]
    public void What_is_gone_is_lost_and_no_lag()
    {
        var pair = new PairLag("g", Offsets([7], [10]), [new(0, 4)]);
        Assert.Equal((3, 3), (pair.Messages, pair.Lost));
        Assert.Equal(7, pair.Lagging[0].Next);
    }

    [Fact]
    public void A_commit_beyond_the_end_is_ahead_and_no_lag()
    {
        var pair = new PairLag("g", Offsets([0], [10]), [new(0, 400)]);
        Assert.Equal((0, 0, 1), (pair.Messages, pair.Lost, pair.Ahead));
    }

    [Fact]
    public void A_partition_is_uncommitted_or_unknown_or_counted()
    {
        var pair = new PairLag("g", Offsets([0, 0, 0, -1], [10, 10, 10, -1]), [new(0, 5), new(2, Commit.Unknown), new(3, 5)]);
        Assert.Equal((5, 1, 2), (pair.Messages, pair.Uncommitted, pair.Unknown));
    }

    [Fact]
    public void Commits_of_partitions_that_are_no_more_count_nothing() =>
        Assert.Equal(5, new PairLag("g", Offsets([0], [10]), [new(0, 5), new(7, 1)]).Messages);

    [Fact]
    public void A_group_whose_commits_were_not_told_is_unknown_and_not_uncommitted()
    {
        var pair = new PairLag("g", Offsets([0, 0], [10, 10]), [], areKnown: false);
        Assert.Equal((0, 2, false), (pair.Uncommitted, pair.Unknown, pair.IsKnown));
    }

    [Fact]
    public void The_oldest_partition_says_how_old_the_lag_is_and_one_without_a_date_that_it_is_not_known()
    {
        var offsets = Offsets([0, 0], [10, 10]);
        var pair = new PairLag("g", offsets, [new(0, 5), new(1, 8)]);
        OffsetHistory[] histories = [History(Start + 10_000), History(Start + 20_000)];
        Assert.Null(pair.Age(histories));
        histories[0].Seed([new(0, Start, true), new(9, Start + 9_000, true)]);
        Assert.Null(pair.Age(histories));
        histories[1].Seed([new(0, Start, true), new(9, Start + 9_000, true)]);
        Assert.Equal(95_000, pair.Age(histories));
        Assert.True(pair.IsEstimated(histories));
    }

    [Fact]
    public void A_group_that_has_read_everything_has_an_age_of_zero() =>
        Assert.Equal(0, new PairLag("g", Offsets([0], [10]), [new(0, 10)]).Age([null]));

    [Fact]
    public void A_lag_of_one_that_stays_is_no_stall_because_it_may_be_a_marker()
    {
        var memory = new PairMemory();
        Play(memory, Stable(["t"], [0]), _ => [new(0, 9)], _ => 10);
        Assert.Null(memory.Stall);
    }

    [Fact]
    public void Members_that_no_longer_want_the_topic_are_named_as_the_reason()
    {
        var memory = new PairMemory();
        Play(memory, Stable(["other"], []), _ => [new(0, 2)], _ => 10);
        Assert.Equal(StallReason.NotSubscribed, memory.Stall);
    }

    [Fact]
    public void A_partition_that_nobody_has_is_named_as_the_reason()
    {
        var memory = new PairMemory();
        var offsets = Offsets([0, 0], [10, 10]);
        memory.Observe(Start, new PairLag("g", offsets, [new(0, 2), new(1, 2)]), Stable(["t"], [0]));
        Assert.Equal(StallReason.QueueUnowned, memory.Stall);
    }

    [Fact]
    public void During_a_rebalance_nobody_needs_to_have_anything()
    {
        var memory = new PairMemory();
        memory.Observe(Start, new PairLag("g", Offsets([0, 0], [10, 10]), [new(0, 2), new(1, 2)]), Stable(["t"], [0]) with { State = GroupState.PreparingRebalance });
        Assert.Null(memory.Stall);
    }

    [Fact]
    public void One_that_assigns_itself_its_partitions_is_no_member_and_moves()
    {
        var memory = new PairMemory();
        var group = new GroupView("g") { State = GroupState.Empty, Members = [], Sharing = new Sharing([]) };
        Play(memory, group, i => [new(0, 100 + i)], i => 200 + i);
        Assert.Null(memory.Stall);
        Assert.Equal(Verdict.Warn, memory.Verdict);
    }

    [Fact]
    public void One_partition_that_stands_still_while_others_move_is_frozen()
    {
        var memory = new PairMemory();
        var group = Stable(["t"], [0, 1]);
        for (var i = 0; i < 14; i++)
            memory.Observe(Start + (i * 30_000), new PairLag("g", Offsets([0, 0], [1000, 1000]), [new(0, 10 + i), new(1, 7)]), group);
        Assert.Equal(StallReason.FrozenQueue, memory.Stall);
    }

    private static void Play(PairMemory memory, GroupView group, Func<int, Commit[]> commits, Func<int, long> end)
    {
        for (var i = 0; i < 14; i++)
            memory.Observe(Start + (i * 30_000), new PairLag("g", Offsets([0], [end(i)]), commits(i)), group);
    }

    private static GroupView Stable(string[] wants, int[] has)
    {
        GroupMember[] members = [new GroupMember("m") { Topics = [.. wants], Assigned = has.Length == 0 ? [new AssignedTopic("other", [0])] : [new AssignedTopic("t", [.. has])] }];
        return new GroupView("g") { State = GroupState.Stable, Members = [.. members], Sharing = new Sharing([.. members]) };
    }

    private static OffsetHistory History(long at)
    {
        var history = new OffsetHistory();
        history.Observe(at, 10, 0);
        return history;
    }

    private static TopicOffsets Offsets(long[] first, long[] end)
    {
        var offsets = new TopicOffsets(new TopicView("t", Guid.Empty, false, [.. end.Select((_, i) => new PartitionView(i, 1, [1], [1]))]));
        first.CopyTo(offsets.First, 0);
        end.CopyTo(offsets.End, 0);
        offsets.ReadAt.AsSpan().Fill(Start + 100_000);
        return offsets;
    }
}
