using System.Collections.Immutable;
using Probes.Metrics;

namespace BrokerExporter.Cli.Lag;

/// <summary>The lag of all groups at one moment.</summary>
/// <param name="Targets">Every target, up or not.</param>
/// <param name="Rows">One for each group and topic, in no order.</param>
/// <param name="Collections">How often the brokers had been asked by then; null: unknown, and this reading asked them.</param>
internal sealed record LagReading(ImmutableArray<TargetState> Targets, ImmutableArray<LagRow> Rows, double? Collections)
{
    /// <summary>The exporter's count of its collections: equal in two readings, and nothing new was read.</summary>
    public const string CollectionsName = "broker_exporter_collections_total";

    private static readonly string[] _names =
    [
        MessagingMetrics.Up.Name, MessagingMetrics.GroupLagMessages.Name, MessagingMetrics.GroupLagSeconds.Name,
        MessagingMetrics.GroupConsumedMessages.Name, MessagingMetrics.GroupMembers.Name, MessagingMetrics.GroupStalled.Name,
        MessagingMetrics.GroupLostMessages.Name, MessagingMetrics.GroupUncommittedPartitions.Name,
        MessagingMetrics.GroupUnknownPartitions.Name, CollectionsName,
    ];

    /// <summary>Whether a metric has a part in it.</summary>
    public static bool Wants(string name) => _names.Contains(name, StringComparer.Ordinal);

    public static LagReading Of(IEnumerable<PageSample> samples)
    {
        var byName = samples.ToLookup(sample => sample.Name, StringComparer.Ordinal);
        var rows = new LagRows();
        foreach (var group in byName)
        {
            foreach (var sample in group)
                rows.Add(sample);
        }

        var collections = byName[CollectionsName].ToArray();
        return new LagReading(
            [.. byName[MessagingMetrics.Up.Name].Select(sample => new TargetState(sample["system"], sample["target"], sample.Value > 0))],
            rows.Build(),
            collections.Length == 0 ? null : collections.Sum(sample => sample.Value));
    }
}
