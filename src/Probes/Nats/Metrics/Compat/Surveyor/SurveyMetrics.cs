using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Surveyor;

/// <summary>What nats-surveyor says of its survey.</summary>
internal static class SurveyMetrics
{
    public static readonly Metric Up = Metric.Gauge(
        "nats_up", "Whether a server of the target answered (1) or not (0).", "target").From("/varz or STATSZ");

    public static readonly Metric Surveyed = Metric.Gauge(
        "nats_survey_surveyed_count", "Servers that answered.", "target").From("/varz or STATSZ");

    public static readonly Metric Expected = Metric.Gauge(
        "nats_survey_expected_count", "Servers that should have answered.", "target").From("/varz or STATSZ");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Up, Surveyed, Expected,
    ];
}
