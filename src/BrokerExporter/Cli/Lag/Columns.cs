using System.Collections.Immutable;
using BrokerExporter.Logging;

namespace BrokerExporter.Cli.Lag;

/// <summary>The columns, and how wide each is.</summary>
internal static class Columns
{
    // Less says nothing any more.
    private const int _narrowest = 6;

    /// <summary>Cluster and account only where they tell rows apart.</summary>
    public static ImmutableArray<Column> For(IReadOnlyCollection<LagRow> rows) =>
    [
        Name("SYSTEM", row => row.Key.System),
        .. Several(rows, row => row.Key.Cluster) ? [Name("CLUSTER", row => row.Key.Cluster)] : Array.Empty<Column>(),
        .. Several(rows, row => row.Key.Account) ? [Name("ACCOUNT", row => row.Key.Account)] : Array.Empty<Column>(),
        Name("GROUP", row => row.Key.Group),
        Name("TOPIC", row => row.Key.Topic),
        Number("LAG", row => HumanText.Count(row.Lag)),
        Number("AGE", row => HumanText.Duration(row.Age)),
        Number("RATE", row => HumanText.Rate(row.Rate)),
        Number("MEMBERS", row => HumanText.Count(row.Members)),
        Name("WHY", row => string.Join(", ", row.Why)),
    ];

    /// <param name="columns">The columns.</param>
    /// <param name="rows">What they hold.</param>
    /// <param name="width">How wide the table may be; null: as wide as it is.</param>
    /// <param name="gap">Between two columns.</param>
    public static int[] Widths(ImmutableArray<Column> columns, IReadOnlyCollection<LagRow> rows, int? width, int gap)
    {
        int[] widths = [.. columns.Select(column => rows.Select(row => CellText.Width(column.Text(row))).Append(column.Title.Length).Max())];
        var over = width is { } limit ? widths.Sum() + (gap * (widths.Length - 1)) - limit : 0;
        for (; over > 0; over--)
        {
            var widest = Enumerable.Range(0, widths.Length).Where(i => columns[i].MayShrink).MaxBy(i => widths[i]);
            if (widths[widest] <= _narrowest)
                break;
            widths[widest]--;
        }

        return widths;
    }

    private static bool Several(IReadOnlyCollection<LagRow> rows, Func<LagRow, string> text) => rows.Select(text).Distinct(StringComparer.Ordinal).Skip(1).Any();

    private static Column Name(string title, Func<LagRow, string> text) => new(title, row => SafeText.Escape(text(row))) { MayShrink = true };

    private static Column Number(string title, Func<LagRow, string> text) => new(title, text) { IsNumber = true };
}
