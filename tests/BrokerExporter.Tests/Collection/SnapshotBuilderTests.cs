using BrokerExporter.Collection;
using BrokerExporter.Tests.Testing;
using Probes.Metrics;

namespace BrokerExporter.Tests.Collection;

public sealed class SnapshotBuilderTests
{
    private readonly SnapshotBuilder _builder = new("fake", "t", [FakeProbe.Depth, FakeProbe.Slow], 100);

    [Fact]
    public void Families_stand_in_the_order_of_the_catalogue_whatever_the_order_of_the_collectors()
    {
        var snapshot = _builder.Build(default, true,
            [Samples.Of(FakeProbe.Slow, 1L, "c"), FakeProbe.Queue(1), Samples.Of(MessagingMetrics.GroupMembers, 2L, "fake", "c", "g")], out _);
        Assert.Equal(["messaging_up", "messaging_group_members", "fake_depth", "fake_slow_facts"], snapshot.Families.Select(family => family.Metric.Name));
    }

    [Fact]
    public void A_metric_that_is_in_no_catalogue_comes_last()
    {
        var stranger = Metric.Gauge("a_stranger", "Not declared.");
        var snapshot = _builder.Build(default, true, [Samples.Of(stranger, 1L), FakeProbe.Queue(1)], out _);
        Assert.Equal("a_stranger", snapshot.Families[^1].Metric.Name);
    }

    [Fact]
    public void A_probes_own_word_for_up_is_not_believed()
    {
        var snapshot = _builder.Build(default, false, [Samples.Of(MessagingMetrics.Up, 1L, "fake", "t")], out var duplicates);
        Assert.Equal(["""messaging_up{system="fake",target="t"} 0"""], snapshot.Families.Lines());
        Assert.Equal(0, duplicates);
    }

    [Fact]
    public void Samples_of_one_metric_from_two_collectors_become_one_family()
    {
        var snapshot = _builder.Build(default, true, [FakeProbe.Queue(1, "a"), FakeProbe.Queue(2, "b"), FakeProbe.Queue(9, "a")], out var duplicates);
        Assert.Equal(["""fake_depth{cluster="c",queue="a"} 1""", """fake_depth{cluster="c",queue="b"} 2"""], snapshot.Families.Lines()[1..]);
        Assert.Equal(1, duplicates);
    }

    [Fact]
    public void Down_says_so_and_nothing_else()
    {
        var snapshot = _builder.Down(DateTimeOffset.UnixEpoch);
        Assert.False(snapshot.Up);
        Assert.Equal(["""messaging_up{system="fake",target="t"} 0"""], snapshot.Families.Lines());
    }
}
