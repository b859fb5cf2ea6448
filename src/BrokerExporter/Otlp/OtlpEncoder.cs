using System.Collections.Immutable;
using BrokerExporter.Exposition;
using Probes.Metrics;

namespace BrokerExporter.Otlp;

/// <summary>
/// Writes families as <c>ExportMetricsServiceRequest</c>s (opentelemetry-proto, collector/metrics/v1 and metrics/v1). Metrics keep the
/// names of the page, <c>_total</c> included: Prometheus, fed by either way, has the same series.
/// </summary>
internal sealed class OtlpEncoder(ImmutableSortedDictionary<string, string> resource, string version)
{
    /// <summary>Bytes after which a request is ended: collectors refuse more than 20 MiB, some gateways more than 5.</summary>
    public const int Enough = 3 * 1024 * 1024;

    // About a megabyte of one metric.
    private const int _pointsAtOnce = 4000;

    private readonly StartTimes _starts = new();

    /// <param name="groups">The page.</param>
    /// <param name="now">When it was read.</param>
    /// <returns>The requests, in the order in which they are to be sent.</returns>
    public IReadOnlyList<byte[]> Encode(IEnumerable<FamilyGroup> groups, DateTimeOffset now)
    {
        var time = (ulong)(now - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        var requests = new List<byte[]>();
        var request = new MetricsRequest(resource, version);
        foreach (var group in groups)
        {
            foreach (var points in PointsOf(group).Chunk(_pointsAtOnce))
            {
                request.Add(group.Metric, points, time, _starts);
                if (request.Length < Enough)
                    continue;
                requests.Add(request.End());
                request = new MetricsRequest(resource, version);
            }
        }

        if (!request.IsEmpty)
            requests.Add(request.End());
        _starts.EndPush();
        return requests;
    }

    // One sample, or the lines of one histogram. Of two targets with the same series the first is taken, as on the page.
    private static IEnumerable<Sample[]> PointsOf(FamilyGroup group)
    {
        var lines = group.Metric.Type == MetricType.Histogram ? group.Metric.Buckets.Length + 3 : 1;
        var points = group.Parts.SelectMany(part => part.Chunk(lines));
        return group.Parts.Count == 1 ? points : points.DistinctBy(point => point[0].Series, SeriesLineComparer.Instance);
    }
}
