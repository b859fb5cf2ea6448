using BenchmarkDotNet.Attributes;
using Probes.Metrics;

namespace Benchmarks.Series;

/// <summary>What does it cost to hand over the samples of a collection whose series were all there before, and when all are new?</summary>
public class SinkBenchmarks
{
    private readonly SeriesCache _cache = new();
    private LargeCluster _cluster = null!;

    [Params(10_000, 100_000)]
    public int Series { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _cluster = new LargeCluster(Series);
        _cluster.Collect(_cache);
    }

    [Benchmark]
    public object CollectAgain() => _cluster.Collect(_cache);

    [Benchmark]
    public object CollectForTheFirstTime() => _cluster.Collect(new SeriesCache());
}
