using BrokerExporter.Tests.Otlp.Proto;

namespace BrokerExporter.Tests.Otlp;

/// <summary>What a collector reads of a request.</summary>
internal static class Decoded
{
    public static Metric Metric(this ExportMetricsServiceRequest request, string name) => request.Metrics().Single(metric => metric.Name == name);

    public static IEnumerable<Metric> Metrics(this ExportMetricsServiceRequest request) =>
        Assert.Single(Assert.Single(request.ResourceMetrics).ScopeMetrics).Metrics;

    public static string Text(this IEnumerable<KeyValue> attributes) =>
        string.Join(",", attributes.Select(attribute => $"{attribute.Key}={attribute.Value.StringValue}"));
}
