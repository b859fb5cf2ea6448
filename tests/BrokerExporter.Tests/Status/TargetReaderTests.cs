using BrokerExporter.Collection;
using BrokerExporter.Status;
using BrokerExporter.Tests.Testing;
using Probes.Contract;

namespace BrokerExporter.Tests.Status;

public sealed class TargetReaderTests
{
    private static readonly TargetStatus _status = new()
    {
        Target = "shop", Up = true, Collections = 5, Joined = 2, Reused = 1, Missed = 0, Series = 0, SnapshotAge = TimeSpan.Zero, SeriesLimit = 10, Dropped = [], Duplicates = 0,
        Collectors = [new CollectorStatus("topics", false, TimeSpan.Zero, null, []) { Failure = FailureKind.Forbidden, Message = "May not." }], Peers = [],
    };

    [Fact]
    public void A_target_that_was_never_collected_is_neither_up_nor_down()
    {
        var view = TargetReader.Read("fake", _status, null, null);
        Assert.Null(view.Up);
        Assert.Null(view.Age);
        Assert.Equal("", view.Sentence);
    }

    [Fact]
    public void A_target_that_is_down_says_why_once()
    {
        var view = Read(up: false, FakeProbe.Failure("queues", FailureKind.Unreachable, "Nobody listens on a:1."));
        Assert.Equal("Nobody listens on a:1.", view.Sentence);
        Assert.Empty(view.Complaints);
    }

    [Fact]
    public void A_target_that_is_down_without_a_word_has_a_sentence_all_the_same() => Assert.Equal("No answer (unreachable).", Read(up: false, null).Sentence);

    [Fact]
    public void A_target_that_is_up_tells_which_collectors_fail()
    {
        var view = Read(up: true, null);
        Assert.Equal("", view.Sentence);
        Assert.Equal([new Complaint("topics", "forbidden", "May not.")], view.Complaints);
    }

    private static TargetView Read(bool up, CollectorResult? failure) => TargetReader.Read(
        "fake", _status, new LatestCollection(new Snapshot { TakenAt = Groups.Start, Up = up, Families = [] }, 0, TimeSpan.FromSeconds(1), failure), TimeSpan.FromSeconds(4));
}
