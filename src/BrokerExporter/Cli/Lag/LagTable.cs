using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BrokerExporter.Logging;

namespace BrokerExporter.Cli.Lag;

/// <summary>Writes rows below one another, for people.</summary>
internal static class LagTable
{
    private const string _gap = "  ";
    private const string _bold = "\e[1m";
    private const string _red = "\e[31m";
    private const string _plain = "\e[0m";

    public static string Write(LagReading reading, LagQuery query, Terminal terminal)
    {
        var rows = query.Of(reading.Rows, out var left);
        var text = new StringBuilder();
        if (rows.IsEmpty)
            text.Append(reading.Rows.IsEmpty ? "No group is known.\n" : "No group is like that.\n");
        else
            AppendRows(text, rows, terminal);
        if (left > 0)
            text.Append(CultureInfo.InvariantCulture, $"and {left} more\n");
        foreach (var target in reading.Targets.Where(target => !target.Up && (query.System is null || target.System == query.System)))
            text.Append(CultureInfo.InvariantCulture, $"Target {SafeText.Escape(target.Target)} ({SafeText.Escape(target.System)}) is down; its groups are not here.\n");
        return text.ToString();
    }

    private static void AppendRows(StringBuilder text, ImmutableArray<LagRow> rows, Terminal terminal)
    {
        var columns = Columns.For(rows);
        var widths = Columns.Widths(columns, rows, terminal.Width, _gap.Length);
        AppendLine(text, columns, widths, column => column.Title, terminal.Colours ? _bold : null);
        foreach (var row in rows)
            AppendLine(text, columns, widths, column => column.Text(row), terminal.Colours && row.IsStalled ? _red : null);
    }

    private static void AppendLine(StringBuilder text, ImmutableArray<Column> columns, int[] widths, Func<Column, string> cell, string? colour)
    {
        var line = string.Join(_gap, columns.Select((column, i) => CellText.Fit(cell(column), widths[i], column.IsNumber))).TrimEnd();
        text.Append(colour).Append(line).Append(colour is null ? "" : _plain).Append('\n');
    }
}
