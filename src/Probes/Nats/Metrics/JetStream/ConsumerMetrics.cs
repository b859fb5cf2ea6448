using Probes.Metrics;

namespace Probes.Nats.Metrics.JetStream;

/// <summary>What is known of consumers beyond the shared vocabulary; from each consumer's leader only.</summary>
internal static class ConsumerMetrics
{
    public static readonly Metric Info = Metric.Gauge(
        "nats_consumer_info",
        "1 for each consumer, with how it gets messages (pull, push), what it has to acknowledge (none, all, explicit) and whether it sees only some subjects (yes, no).",
        "cluster", "account", "stream", "consumer", "delivery", "acknowledgement", "filtered").From("JSZ: consumer_detail.config");

    public static readonly Metric AckPending = Metric.Gauge(
        "nats_consumer_ack_pending_messages",
        "Messages that were delivered and are not acknowledged yet.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.num_ack_pending").KeepingLargest();

    public static readonly Metric AckPendingLimit = Metric.Gauge(
        "nats_consumer_limit_ack_pending_messages",
        "Messages that may be delivered and not acknowledged, beyond which nothing is delivered; absent without a limit.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.config.max_ack_pending");

    public static readonly Metric Redelivered = Metric.Gauge(
        "nats_consumer_redelivered_messages",
        "Messages that were delivered more than once and are not acknowledged yet.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.num_redelivered").KeepingLargest();

    public static readonly Metric WaitingPulls = Metric.Gauge(
        "nats_consumer_waiting_pulls",
        "Pull requests that wait for messages; absent for push consumers.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.num_waiting");

    public static readonly Metric PushBound = Metric.Gauge(
        "nats_consumer_push_bound",
        "Whether somebody listens where the consumer pushes to (1) or not (0); absent for pull consumers.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.push_bound");

    public static readonly Metric Deliveries = Metric.Counter(
        "nats_consumer_deliveries_total",
        "Deliveries, repeated ones included.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.delivered.consumer_seq").KeepingLargest();

    public static readonly Metric Acknowledged = Metric.Counter(
        "nats_consumer_acknowledged_deliveries_total",
        "Deliveries up to the first that is not acknowledged, repeated ones included.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.ack_floor.consumer_seq").KeepingLargest();

    public static readonly Metric LastDelivery = Metric.Gauge(
        "nats_consumer_last_delivery_timestamp_seconds",
        "When a message was last delivered, in Unix time by the server's clock; absent if none was since the leader began to lead.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.delivered.last_active");

    public static readonly Metric LastAck = Metric.Gauge(
        "nats_consumer_last_acknowledgement_timestamp_seconds",
        "When a message was last acknowledged, in Unix time by the server's clock; absent if none was since the leader began to lead.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.ack_floor.last_active");

    public static readonly Metric LagEstimated = Metric.Gauge(
        "nats_consumer_lag_estimated",
        "1 while messaging_group_lag_seconds is a guess: the message is older than what the exporter saw arrive, and is dated in proportion between the oldest and the newest of that time; absent otherwise.",
        "cluster", "account", "stream", "consumer").From("JSZ: stream_detail.state.first_ts, last_ts");

    public static readonly Metric Paused = Metric.Gauge(
        "nats_consumer_paused",
        "1 while somebody has paused the consumer, absent otherwise; from 2.11 on.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.paused");

    public static readonly Metric PauseRemaining = Metric.Gauge(
        "nats_consumer_pause_remaining_seconds",
        "How long the consumer will stay paused, absent if it is not; from 2.11 on.",
        "cluster", "account", "stream", "consumer").From("JSZ: consumer_detail.pause_remaining");

    public static readonly Metric Threshold = Metric.Gauge(
        "nats_consumer_threshold",
        "What the consumer's owners wrote into its metadata as io.nats.monitor.<kind>, a duration in seconds; from 2.10 on.",
        "cluster", "account", "stream", "consumer", "kind").From("JSZ: consumer_detail.config.metadata");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Info, AckPending, AckPendingLimit, Redelivered, WaitingPulls, PushBound, Deliveries, Acknowledged, LastDelivery, LastAck,
        LagEstimated, Paused, PauseRemaining, Threshold,
    ];
}
