using Probes.Lag;

namespace Probes.Tests.Lag;

public sealed class PartitionLagTests
{
    [Theory]
    // committed, first, end: messages, lost, ahead
    [InlineData(0, 0, 0, 0, 0, false)]
    [InlineData(10, 0, 10, 0, 0, false)]
    [InlineData(7, 0, 10, 3, 0, false)]
    [InlineData(0, 0, 10, 10, 0, false)]
    [InlineData(5, 8, 10, 2, 3, false)] // 5, 6 and 7 are gone
    [InlineData(5, 10, 10, 0, 5, false)] // everything expired
    [InlineData(8, 8, 10, 2, 0, false)]
    [InlineData(12, 0, 10, 0, 0, true)] // the topic was re-created
    [InlineData(12, 10, 10, 0, 0, true)]
    [InlineData(-1, 0, 10, 10, 0, false)] // static topics keep negative commits
    [InlineData(-5, 3, 10, 7, 3, false)]
    [InlineData(0, 15, 10, 0, 10, false)] // a first offset beyond the end is nonsense
    [InlineData(0, -1, 10, 10, 0, false)]
    [InlineData(0, 0, -1, 0, 0, false)]
    [InlineData(0, 0, long.MaxValue, long.MaxValue, 0, false)]
    [InlineData(long.MaxValue, 0, 10, 0, 0, true)]
    [InlineData(long.MinValue, long.MinValue, long.MaxValue, long.MaxValue, 0, false)]
    [InlineData(long.MinValue, long.MaxValue, long.MaxValue, 0, long.MaxValue, false)]
    public void Messages_still_there_messages_lost_and_commits_beyond_the_end_are_told_apart(
        long committed, long first, long end, long messages, long lost, bool ahead) =>
        Assert.Equal(new PartitionLag(messages, lost, ahead), PartitionLag.Of(committed, first, end));
}
