using Probes.Metrics;

namespace Probes.Nats.Metrics;

/// <summary>The canary by the way that its message takes: <c>core</c> through a server, <c>jetstream</c> into a stream and out of it. There are none without a canary.</summary>
internal static class CanaryMetrics
{
    public static readonly Metric Roundtrip = Metric.Histogram(
        "nats_canary_roundtrip_seconds",
        "Time from sending the canary's message until it came back, by its way: core, jetstream.",
        MessagingMetrics.Roundtrip.Buckets,
        "cluster", "target", "way").From("PUB to its own subscription; PUB to a stream, its acknowledgement, and $JS.API.STREAM.MSG.GET");

    public static readonly Metric Failures = Metric.Counter(
        "nats_canary_failures_total",
        "Round trips of the canary that did not come to their end, by way and reason.",
        "cluster", "target", "way", "reason").From("PUB to its own subscription; PUB to a stream, its acknowledgement, and $JS.API.STREAM.MSG.GET");

    public static IReadOnlyList<Metric> All { get; } = [Roundtrip, Failures];
}
