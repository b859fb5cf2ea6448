using System.Text;
using BrokerExporter.Exposition;
using BrokerExporter.Tests.Testing;
using Probes.Metrics;

namespace BrokerExporter.Tests.Exposition;

public sealed class PartPrefixesTests
{
    private static readonly Metric _metric = Metric.Gauge("depth", "Depth.", "cluster", "queue");

    [Fact]
    public void One_part_needs_nothing_to_be_told_apart() => Assert.Equal([0], PartPrefixes.Of([Part("a")])!);

    [Fact]
    public void Two_clusters_are_told_apart_by_the_first_letter_that_differs() => Assert.Equal(
        ["""{cluster="east1""", """{cluster="east2"""], Prefixes(Part("east1"), Part("east2")));

    [Fact]
    public void Each_part_is_told_apart_from_the_one_most_like_it() => Assert.Equal(
        ["""{cluster="b""", """{cluster="aaa1""", """{cluster="aaa2"""], Prefixes(Part("b"), Part("aaa1"), Part("aaa2")));

    [Fact]
    public void A_name_that_begins_as_another_is_told_apart_by_its_quote() => Assert.Equal(
        ["""{cluster="a",""".TrimEnd(','), """{cluster="ab"""], Prefixes(Part("a"), Part("ab")));

    [Fact]
    public void Parts_that_begin_with_the_same_series_cannot_be_told_apart() => Assert.Null(PartPrefixes.Of([Part("a"), Part("b"), Part("a")]));

    private static IReadOnlyList<Sample> Part(string cluster) => Samples.Of(_metric, 1L, cluster, "q").Samples;

    private static string[] Prefixes(params IReadOnlyList<Sample>[] parts) =>
        [.. parts.Zip(PartPrefixes.Of(parts)!, (part, length) => Encoding.UTF8.GetString(part[0].Series.Labels[..length]))];
}
