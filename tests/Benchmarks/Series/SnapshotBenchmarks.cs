using BenchmarkDotNet.Attributes;
using BrokerExporter.Collection;
using Probes.Metrics;

namespace Benchmarks.Series;

/// <summary>What does it cost to make a snapshot of 100,000 samples, within the series budget and when that cuts half of them?</summary>
public class SnapshotBenchmarks
{
    private IReadOnlyList<Family> _families = [];
    private SnapshotBuilder _builder = null!;

    [Params(200_000, 50_000)]
    public int Limit { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _families = new LargeCluster(100_000).Collect(new SeriesCache());
        _builder = new SnapshotBuilder("rocketmq", "load", [], Limit);
    }

    [Benchmark]
    public object Build() => _builder.Build(DateTimeOffset.UnixEpoch, up: true, _families, out _);
}
