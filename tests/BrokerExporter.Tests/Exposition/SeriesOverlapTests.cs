using BrokerExporter.Exposition;
using BrokerExporter.Tests.Testing;
using Probes.Metrics;

namespace BrokerExporter.Tests.Exposition;

public sealed class SeriesOverlapTests
{
    private static readonly Metric _metric = Metric.Gauge("depth", "Depth.", "system", "cluster", "queue");

    [Fact]
    public void One_part_overlaps_with_nothing() => Assert.False(IsPossible([("a", "1"), ("a", "2")]));

    [Fact]
    public void Parts_of_different_clusters_cannot_overlap() =>
        Assert.False(IsPossible([("a", "1"), ("a", "2")], [("b", "1")], [("c", "1")]));

    [Fact]
    public void Parts_of_one_cluster_may_overlap() => Assert.True(IsPossible([("a", "1"), ("a", "2")], [("a", "2")]));

    [Fact]
    public void A_part_with_two_clusters_may_overlap() => Assert.True(IsPossible([("a", "1"), ("b", "2")], [("b", "2"), ("b", "3")]));

    [Fact]
    public void A_second_part_with_two_clusters_may_overlap() => Assert.True(IsPossible([("a", "1"), ("a", "2")], [("b", "2"), ("a", "1")]));

    private static bool IsPossible(params (string Cluster, string Queue)[][] parts) => SeriesOverlap.IsPossible(new FamilyGroup(
        _metric,
        [.. parts.Select(part => Samples.Of(sink =>
        {
            foreach (var (cluster, queue) in part)
                sink.Add(_metric, 1L, "s", cluster, queue);
        })[0].Samples)]));
}
