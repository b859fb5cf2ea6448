using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Benchmarks.Decoding;

/// <summary>A number that follows from a body's length and, maybe, from the mean time in nanoseconds that it takes to read.</summary>
internal sealed class BodyColumn(string name, string legend, Func<int, double, double> value) : IColumn
{
    public static BodyColumn Bytes { get; } = new("Bytes", "Length of the body", (length, _) => length);

    public static BodyColumn Throughput { get; } = new("MB/s", "Body bytes per second, in millions", (length, mean) => length / mean * 1000);

    public string Id => name;

    public string ColumnName => name;

    public bool AlwaysShow => false;

    public ColumnCategory Category => ColumnCategory.Metric;

    public int PriorityInCategory => -1;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => legend;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        CaseOf(benchmarkCase) is { } read && summary[benchmarkCase]?.ResultStatistics is { } statistics
            ? value(read.Body.Length, statistics.Mean).ToString("N0", CultureInfo.InvariantCulture)
            : "";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(benchmark => CaseOf(benchmark) is not null);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    private static DecodeCase? CaseOf(BenchmarkCase benchmark) =>
        benchmark.Parameters.Items.Select(parameter => parameter.Value).OfType<DecodeCase>().FirstOrDefault();
}
