using System.Globalization;
using Probes.Contract;
using Probes.Metrics;

namespace EndToEnd.Testing;

/// <summary>Puts together what several shards say of one cluster, by the rule that each metric states.</summary>
internal static class ShardUnion
{
    /// <summary>Series and value, sorted, of everything but what is measured of the exporter's own requests.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyCollection<ProbeResult> shards, bool withAbsent = false) =>
    [
        .. shards.SelectMany(shard => shard.Collectors.SelectMany(collector => collector.Families).SelectMany(family => family.Samples))
            .Where(sample => sample.Series.Metric.Type != MetricType.Histogram && (withAbsent || sample.Series.Metric.Shards != AcrossShards.Absent))
            .GroupBy(sample => sample.Series.ToString(), StringComparer.Ordinal)
            .Select(series => series.Key + Merge(series.First().Series.Metric, [.. series.Select(sample => sample.Value)]).ToString(CultureInfo.InvariantCulture))
            .Order(StringComparer.Ordinal),
    ];

    private static double Merge(Metric metric, double[] values) => metric.Shards switch
    {
        AcrossShards.Sum => values.Sum(),
        AcrossShards.Largest => values.Max(),
        AcrossShards.Smallest => values.Min(),
        _ => values.Length == 1 ? values[0] : throw new InvalidOperationException($"{values.Length} shards give a series of {metric}."),
    };
}
