using System.Collections.Immutable;
using BrokerExporter.Trends;
using Probes.Metrics;

namespace BrokerExporter.Status;

/// <summary>Finds all that a snapshot says of one group, by its labels: also what only one system has.</summary>
internal static class DetailReader
{
    /// <summary>A family with a thousand series about one group is a list of queues, and those have their own table.</summary>
    private const int MostFacts = 200;

    private static readonly string[] _queue = ["queue", "partition"];

    // What systems call a group and a topic in their own metrics.
    private static readonly string[] _group = ["group", "consumer"];
    private static readonly string[] _topic = ["topic", "stream"];
    private static readonly string[] _own = ["system", "cluster", "account", .. _group, .. _topic];

    public static GroupDetail Read(GroupView group, SnapshotIndex snapshot)
    {
        var known = snapshot.Families.Where(family => family.Metric.Type != MetricType.Histogram && _group.Any(family.Metric.Labels.Contains)).ToList();
        return new GroupDetail(
            group,
            QueuesOf(group.Key, [.. known.Where(IsOfQueues)]),
            [.. known.Where(family => !IsOfQueues(family)).SelectMany(family => FactsOf(group.Key, family)).Take(MostFacts)]);
    }

    private static bool IsOfQueues(Family family) => _queue.Any(family.Metric.Labels.Contains);

    private static IEnumerable<Fact> FactsOf(GroupKey key, Family family) => family.Samples
        .Where(sample => IsAbout(key, sample.Series))
        .Select(sample => new Fact(family.Metric.Name, family.Metric.Help, OtherLabels(sample.Series), sample.Value));

    private static QueueTable QueuesOf(GroupKey key, ImmutableArray<Family> families)
    {
        var samples = families.SelectMany(family => family.Samples).Where(sample => IsAbout(key, sample.Series)).ToList();
        if (samples.Count == 0)
            return QueueTable.None;
        ImmutableArray<string> labels = [.. samples[0].Series.Metric.Labels.Except(_own)];
        ImmutableArray<string> metrics = [.. samples.Select(sample => sample.Series.Metric.Name).Distinct()];
        var rows = samples
            .GroupBy(sample => string.Join('\0', labels.Select(sample.Series.LabelOf)), StringComparer.Ordinal)
            .Select(queue => new QueueRow(
                [.. labels.Select(queue.First().Series.LabelOf)],
                [.. metrics.Select(metric => queue.Where(sample => sample.Series.Metric.Name == metric).Select(sample => (double?)sample.Value).FirstOrDefault())]));
        return new QueueTable(labels, metrics, [.. rows.OrderByDescending(row => row.Values[0] ?? -1)]);
    }

    // A label that the series does not have says nothing against it.
    private static bool IsAbout(GroupKey key, Series series) =>
        _group.Any(label => series.LabelOf(label) == key.Group && key.Group.Length > 0)
        && _topic.All(label => !series.Metric.Labels.Contains(label) || series.LabelOf(label) == key.Topic)
        && (series.LabelOf("cluster").Length == 0 || series.LabelOf("cluster") == key.Cluster)
        && (series.LabelOf("account").Length == 0 || series.LabelOf("account") == key.Account);

    private static string OtherLabels(Series series) => string.Join(", ", series.Metric.Labels
        .Where((label, at) => !_own.Contains(label) && at < series.LabelValues.Length)
        .Select(label => $"{label}={series.LabelOf(label)}"));
}
