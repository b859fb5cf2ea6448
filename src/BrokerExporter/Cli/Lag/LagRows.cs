using System.Collections.Immutable;
using System.Globalization;
using Probes.Metrics;

namespace BrokerExporter.Cli.Lag;

/// <summary>Puts what several metrics say of one group on one topic into a row.</summary>
internal sealed class LagRows
{
    private readonly Dictionary<GroupKey, LagRow> _rows = [];
    private readonly Dictionary<GroupKey, double> _members = [];

    public void Add(PageSample sample)
    {
        var key = new GroupKey(sample["system"], sample["cluster"], sample["account"], sample["group"], sample["topic"]);
        var (name, value) = (sample.Name, sample.Value);
        if (name == MessagingMetrics.GroupMembers.Name)
            _members[key] = value;
        else if (name == MessagingMetrics.GroupLagMessages.Name)
            Change(key, row => row with { Lag = value });
        else if (name == MessagingMetrics.GroupLagSeconds.Name)
            Change(key, row => row with { Age = value });
        else if (name == MessagingMetrics.GroupConsumedMessages.Name)
            Change(key, row => row with { Consumed = value });
        else if (name == MessagingMetrics.GroupStalled.Name && value > 0)
            Change(key, row => row with { IsStalled = true, Why = row.Why.Insert(0, sample["reason"].Replace('_', ' ')) });
        else if (value > 0 && Trouble(name) is { } trouble)
            Change(key, row => row with { Why = row.Why.Add(string.Create(CultureInfo.InvariantCulture, $"{value:0} {trouble}")) });
    }

    public ImmutableArray<LagRow> Build() =>
        [.. _rows.Values.Select(row => _members.TryGetValue(row.Key with { Topic = "" }, out var members) ? row with { Members = members } : row)];

    // What makes a group's lag less than the whole truth.
    private static string? Trouble(string name) =>
        name == MessagingMetrics.GroupLostMessages.Name ? "lost"
        : name == MessagingMetrics.GroupUncommittedPartitions.Name ? "uncommitted"
        : name == MessagingMetrics.GroupUnknownPartitions.Name ? "unknown"
        : null;

    private void Change(GroupKey key, Func<LagRow, LagRow> change) =>
        _rows[key] = change(_rows.TryGetValue(key, out var row) ? row : new LagRow { Key = key });
}
