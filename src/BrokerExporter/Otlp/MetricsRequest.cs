using System.Collections.Immutable;
using Probes.Metrics;

namespace BrokerExporter.Otlp;

/// <summary>One request under construction. The numbers are fields of opentelemetry-proto.</summary>
internal sealed class MetricsRequest
{
    private const ulong _cumulative = 2;

    private readonly ProtoWriter _writer = new();
    private readonly int _resourceMetrics;
    private readonly int _scopeMetrics;
    private Metric? _open;
    private int _metric;
    private int _data;

    public MetricsRequest(ImmutableSortedDictionary<string, string> resource, string version)
    {
        _resourceMetrics = _writer.Begin(1);
        var about = _writer.Begin(1);
        foreach (var (name, value) in resource)
            Points.Attribute(_writer, 1, name, value);
        _writer.End(about);
        _scopeMetrics = _writer.Begin(2);
        var scope = _writer.Begin(1);
        _writer.Text(1, OtlpResource.Scope);
        _writer.Text(2, version);
        _writer.End(scope);
    }

    public int Length => _writer.Length;

    public bool IsEmpty { get; private set; } = true;

    /// <summary>Adds points, to those of the same metric if these came last: a request names a metric once.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="points">For each point its sample, or a histogram's lines.</param>
    /// <param name="time">In nanoseconds since 1970.</param>
    /// <param name="starts">Since when counters have counted.</param>
    public void Add(Metric metric, IEnumerable<Sample[]> points, ulong time, StartTimes starts)
    {
        IsEmpty = false;
        if (_open != metric)
            Open(metric);
        foreach (var point in points)
            AddPoint(metric.Type, point, time, starts);
    }

    /// <summary>Ends the request: its bytes.</summary>
    public byte[] End()
    {
        Close();
        _writer.End(_scopeMetrics);
        _writer.End(_resourceMetrics);
        return _writer.ToArray();
    }

    private void Open(Metric metric)
    {
        Close();
        _open = metric;
        _metric = _writer.Begin(2);
        _writer.Text(1, metric.Name);
        _writer.Text(2, metric.Help);
        if (UnitOf(metric) is { Length: > 0 } unit)
            _writer.Text(3, unit);
        _data = _writer.Begin(metric.Type switch { MetricType.Gauge => 5, MetricType.Counter => 7, _ => 9 });
    }

    private void Close()
    {
        if (_open is null)
            return;
        if (_open.Type != MetricType.Gauge)
            _writer.Varint(2, _cumulative);
        if (_open.Type == MetricType.Counter)
            _writer.Varint(3, 1);
        _writer.End(_data);
        _writer.End(_metric);
        _open = null;
    }

    private void AddPoint(MetricType type, Sample[] lines, ulong time, StartTimes starts)
    {
        var point = _writer.Begin(1);
        if (type == MetricType.Histogram)
            Points.Histogram(_writer, lines, starts.Of(lines[^1].Series, lines[^1].Value, time), time);
        else
            Points.Number(_writer, lines[0], type == MetricType.Counter ? starts.Of(lines[0].Series, lines[0].Value, time) : null, time);
        _writer.End(point);
    }

    // UCUM (https://ucum.org). A number without a unit has none: Prometheus would add "_ratio" to a gauge of unit "1".
    private static string UnitOf(Metric metric) => metric.Unit switch
    {
        "seconds" => "s",
        "bytes" => "By",
        "ratio" => "1",
        _ => "",
    };
}
