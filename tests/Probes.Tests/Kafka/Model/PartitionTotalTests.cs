using Probes.Kafka.Model.Topics;

namespace Probes.Tests.Kafka.Model;

public sealed class PartitionTotalTests
{
    [Fact]
    public void It_begins_at_what_is_there() => Assert.Equal(15, Ends([5, 10]).Total);

    [Fact]
    public void It_grows_with_every_partition() => Assert.Equal(18, Ends([5, 10], [7, 11]).Total);

    [Fact]
    public void A_partition_that_is_silent_for_a_while_catches_up() => Assert.Equal(20, Ends([5, 10], [5, -1], [5, 15]).Total);

    [Fact]
    public void A_partition_that_was_never_known_does_not_count_what_it_had() => Assert.Equal(7, Ends([5, -1], [5, 100], [5, 102]).Total);

    [Fact]
    public void A_partition_that_is_added_counts_from_zero() => Assert.Equal(18, Ends([5, 10], [5, 10, 3]).Total);

    [Fact]
    public void A_first_commit_says_where_a_group_began()
    {
        var total = new PartitionTotal();
        total.Observe([5, -1], countsAdded: false);
        total.Observe([5, 1000], countsAdded: false);
        Assert.Equal(5, total.Total);
        total.Observe([5, 1004, 2000], countsAdded: false);
        Assert.Equal(9, total.Total);
    }

    [Fact]
    public void One_that_was_cut_takes_nothing_back()
    {
        var total = new PartitionTotal();
        Assert.False(total.Observe([100], countsAdded: true));
        Assert.True(total.Observe([20], countsAdded: true));
        Assert.False(total.Observe([25], countsAdded: true));
        Assert.Equal(105, total.Total);
    }

    [Fact]
    public void Another_topic_of_the_same_name_counts_from_zero()
    {
        var total = Ends([100, 50]);
        total.Restart();
        total.Observe([3, 200], countsAdded: true);
        Assert.Equal(353, total.Total);
    }

    [Fact]
    public void It_never_falls_whatever_is_told()
    {
        var (random, total, last) = (new Random(7), new PartitionTotal(), 0L);
        for (var i = 0; i < 1000; i++)
        {
            total.Observe([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (long)random.Next(-2, 1000))], countsAdded: i % 2 == 0);
            Assert.True(total.Total >= last);
            last = total.Total;
        }
    }

    private static PartitionTotal Ends(params long[][] observations)
    {
        var total = new PartitionTotal();
        foreach (var ends in observations)
            total.Observe(ends, countsAdded: true);
        return total;
    }
}
