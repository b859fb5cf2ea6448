using Probes.Metrics;

namespace Probes.Nats.Metrics.JetStream;

/// <summary>Consumers that come and go with their clients, and those of MQTT sessions: by stream, unless ephemeral_consumers says each.</summary>
internal static class EphemeralMetrics
{
    public static readonly Metric Consumers = Metric.Gauge(
        "nats_stream_ephemeral_consumers",
        "Consumers of the stream without a durable name, or of MQTT sessions; absent where there are none.",
        "cluster", "account", "stream").From("JSZ: consumer_detail.config.durable_name").KeepingLargest();

    public static readonly Metric Lag = Metric.Gauge(
        "nats_stream_ephemeral_lag_messages",
        "Messages that those consumers were not sent yet, all together.",
        "cluster", "account", "stream").From("JSZ: consumer_detail.num_pending").KeepingLargest();

    public static readonly Metric LargestLag = Metric.Gauge(
        "nats_stream_ephemeral_largest_lag_messages",
        "Messages that the one of those consumers was not sent yet that is furthest behind.",
        "cluster", "account", "stream").From("JSZ: consumer_detail.num_pending").KeepingLargest();

    public static IReadOnlyList<Metric> All { get; } = [Consumers, Lag, LargestLag];
}
