namespace Dashboards;

/// <summary>One panel: what it is called, what it tells, and what it asks.</summary>
internal sealed record Panel(Look Look, string Title, string Description, string Unit, IReadOnlyList<Query> Queries)
{
    /// <summary>Of 24 columns.</summary>
    public int Width { get; init; } = 8;

    /// <summary>In units of about 30 pixels.</summary>
    public int Height { get; init; } = 8;

    /// <summary>A name in thresholds.json: the panel is coloured by its values, and the alerts fire by them.</summary>
    public string? Threshold { get; init; }

    /// <summary>Stat: any number above 0 is wrong.</summary>
    public bool ZeroIsGood { get; init; }

    /// <summary>Stat: any number below 1 is wrong.</summary>
    public bool OneIsGood { get; init; }

    /// <summary>What stands there without data, where that is good news.</summary>
    public string? Without { get; init; }

    public double? Most { get; init; }

    /// <summary>Table: the labels of its rows.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];

    /// <summary>Table: the numbers of its rows, in the order of its queries.</summary>
    public IReadOnlyList<Value> Values { get; init; } = [];

    public static Panel Stat(string title, string description, string unit, string expression) =>
        new(Look.Stat, title, description, unit, [new Query(expression)]) { Width = 4, Height = 4 };

    public static Panel Course(string title, string description, string unit, params IReadOnlyList<Query> queries) =>
        new(Look.Course, title, description, unit, queries);

    public static Panel States(string title, string description, string expression, string legend) =>
        new(Look.States, title, description, "bool_yes_no", [new Query(expression, legend)]) { Width = 12 };

    /// <summary>A row for each series; a column for each label, then one for each number.</summary>
    public static Panel Table(string title, string description, IReadOnlyList<Column> columns, params IReadOnlyList<Value> values) =>
        new(Look.Table, title, description, values[0].Unit, [.. values.Select(value => new Query(value.Expression))])
        {
            Width = 24, Height = 9, Columns = columns, Values = values,
        };

    /// <summary>The first rows by the first number; the others are asked for these rows only.</summary>
    public static Panel Top(int count, string title, string description, IReadOnlyList<Column> columns, params IReadOnlyList<Value> values)
    {
        var first = $"topk({count}, {values[0].Expression})";
        var labels = string.Join(", ", columns.Select(column => column.Label));
        return Table(
            title, description, columns,
            [
                values[0] with { Expression = first },
                .. values.Skip(1).Select(value => value with { Expression = $"({value.Expression}) and on ({labels}) {first}" }),
            ]);
    }
}
