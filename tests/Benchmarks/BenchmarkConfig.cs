using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Benchmarks.Decoding;
using Perfolizer.Horology;

namespace Benchmarks;

/// <summary>
/// Short runs inside this process: the generated projects of BenchmarkDotNet's own toolchain would be built under this
/// solution's rules (central versions, warnings as errors), which they do not keep.
/// </summary>
internal sealed class BenchmarkConfig : ManualConfig
{
    public BenchmarkConfig()
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(4).WithIterationCount(8).WithIterationTime(TimeInterval.FromMilliseconds(150)));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddColumn(BodyColumn.Bytes, BodyColumn.Throughput);
        AddLogger(ConsoleLogger.Default);
        AddExporter(BenchmarkDotNet.Exporters.MarkdownExporter.GitHub);
        HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.Median, Column.Gen0, Column.Gen1, Column.Gen2, Column.AllocRatio);
    }
}
