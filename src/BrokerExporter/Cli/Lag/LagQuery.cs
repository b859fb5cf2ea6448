using System.Collections.Immutable;
using Probes.Contract;

namespace BrokerExporter.Cli.Lag;

/// <summary>Which rows are shown, and in which order.</summary>
internal sealed record LagQuery
{
    public LagSort Sort { get; init; } = LagSort.Lag;

    public NamePattern Group { get; init; } = NamePattern.All;

    public NamePattern Topic { get; init; } = NamePattern.All;

    /// <summary>The only message system; null: all.</summary>
    public string? System { get; init; }

    /// <summary>The most rows; 0: all.</summary>
    public int Limit { get; init; }

    /// <param name="rows">All rows.</param>
    /// <param name="left">How many the limit leaves out.</param>
    public ImmutableArray<LagRow> Of(ImmutableArray<LagRow> rows, out int left)
    {
        var chosen = rows.Where(row => (System is null || row.Key.System == System) && Group.Matches(row.Key.Group) && Topic.Matches(row.Key.Topic));
        // What is not known stands last: it is no reason to look.
        var sorted = Sort == LagSort.Group ? chosen.OrderBy(row => row.Key.Group, StringComparer.Ordinal) : chosen.OrderByDescending(row => Measure(row) ?? -1);
        LagRow[] all =
        [
            .. sorted.ThenBy(row => row.Key.System, StringComparer.Ordinal).ThenBy(row => row.Key.Cluster, StringComparer.Ordinal)
                .ThenBy(row => row.Key.Account, StringComparer.Ordinal).ThenBy(row => row.Key.Group, StringComparer.Ordinal)
                .ThenBy(row => row.Key.Topic, StringComparer.Ordinal),
        ];
        left = Limit == 0 ? 0 : Math.Max(0, all.Length - Limit);
        return [.. all.Take(all.Length - left)];
    }

    private double? Measure(LagRow row) => Sort switch
    {
        LagSort.Age => row.Age,
        LagSort.Rate => row.Rate,
        _ => row.Lag,
    };
}
