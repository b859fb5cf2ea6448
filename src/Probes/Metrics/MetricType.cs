namespace Probes.Metrics;

/// <summary>The Prometheus types that this exporter uses. An info metric is a gauge named <c>_info</c> whose value is 1.</summary>
public enum MetricType
{
    Counter,
    Gauge,
    Histogram,
}
