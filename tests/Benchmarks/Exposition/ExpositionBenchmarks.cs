using BenchmarkDotNet.Attributes;
using BrokerExporter.Exposition;
using BrokerExporter.Http;
using Probes.Metrics;

namespace Benchmarks.Exposition;

/// <summary>How fast is a page written, against the least that can be done (copying its bytes) and against the obvious loop?</summary>
public class ExpositionBenchmarks
{
    private readonly FamilyOrder _order = new(LargeCluster.Catalogue);
    private readonly PageFormat _format = PageFormat.Text(LargeCluster.Catalogue);
    private readonly PageFormat _openMetrics = PageFormat.OpenMetrics(LargeCluster.Catalogue);
    private IReadOnlyList<Family> _families = [];
    private byte[] _page = [];
    private byte[] _copy = [];

    [Params(10_000, 100_000)]
    public int Series { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _families = new LargeCluster(Series).Collect(new SeriesCache());
        using var buffer = PageBody.Write(_format, _order.Merge([_families]), gzip: false, out _);
        _page = [.. buffer.Written.SelectMany(piece => piece.ToArray())];
        _copy = new byte[_page.Length];
        if (!_page.AsSpan().SequenceEqual(NaiveFormat.Write(_families)))
            throw new InvalidOperationException("the naive loop writes another page");
        Console.WriteLine($"// {Series} series are {_page.Length} bytes");
    }

    [Benchmark(Baseline = true)]
    public void CopyBytes() => _page.CopyTo(_copy, 0);

    [Benchmark]
    public int TextFormat() => Write(_format, gzip: false);

    [Benchmark]
    public int OpenMetrics() => Write(_openMetrics, gzip: false);

    [Benchmark]
    public int Compressed() => Write(_format, gzip: true);

    [Benchmark]
    public int NaiveLoop() => NaiveFormat.Write(_families).Length;

    // As MetricsEndpoint does it.
    private int Write(PageFormat format, bool gzip)
    {
        using var body = PageBody.Write(format, _order.Merge([_families]), gzip, out _);
        return body.Length;
    }
}
