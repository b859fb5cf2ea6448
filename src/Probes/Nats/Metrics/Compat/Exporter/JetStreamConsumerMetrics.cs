using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Exporter;

/// <summary>What prometheus-nats-exporter says of each consumer.</summary>
internal static class JetStreamConsumerMetrics
{
    private static readonly string[] _labels =
    [
        "server_id", "server_name", "cluster", "domain", "account", "account_name", "account_id",
        "stream_name", "is_stream_leader", "consumer_name", "consumer_leader", "is_consumer_leader",
    ];

    public static readonly Metric DeliveredConsumerSequence = Metric.Gauge(
        "jetstream_consumer_delivered_consumer_seq", "Deliveries, repeated ones too.", _labels).From("/jsz, consumer_detail.delivered.consumer_seq");

    public static readonly Metric DeliveredStreamSequence = Metric.Gauge(
        "jetstream_consumer_delivered_stream_seq", "Sequence in the stream of the newest message delivered.", _labels).From("/jsz, consumer_detail.delivered.stream_seq");

    public static readonly Metric AckPending = Metric.Gauge(
        "jetstream_consumer_num_ack_pending", "Messages that were delivered and not acknowledged.", _labels).From("/jsz, consumer_detail.num_ack_pending");

    public static readonly Metric Redelivered = Metric.Gauge(
        "jetstream_consumer_num_redelivered", "Messages that are being delivered again.", _labels).From("/jsz, consumer_detail.num_redelivered");

    public static readonly Metric Waiting = Metric.Gauge(
        "jetstream_consumer_num_waiting", "Pull requests that wait for messages.", _labels).From("/jsz, consumer_detail.num_waiting");

    public static readonly Metric Pending = Metric.Gauge(
        "jetstream_consumer_num_pending", "Messages that match and were not delivered yet.", _labels).From("/jsz, consumer_detail.num_pending");

    public static readonly Metric AckFloorStreamSequence = Metric.Gauge(
        "jetstream_consumer_ack_floor_stream_seq", "Sequence in the stream up to which everything is acknowledged.", _labels).From("/jsz, consumer_detail.ack_floor.stream_seq");

    public static readonly Metric AckFloorConsumerSequence = Metric.Gauge(
        "jetstream_consumer_ack_floor_consumer_seq", "Delivery up to which everything is acknowledged.", _labels).From("/jsz, consumer_detail.ack_floor.consumer_seq");

    public static readonly Metric LastDelivery = Metric.Gauge(
        "jetstream_consumer_last_delivery_seconds", "Seconds since a message was last delivered.", _labels).From("/jsz, consumer_detail.delivered.last_active");

    public static readonly Metric LastAck = Metric.Gauge(
        "jetstream_consumer_last_ack_seconds", "Seconds since a message was last acknowledged.", _labels).From("/jsz, consumer_detail.ack_floor.last_active");

    public static IReadOnlyList<Metric> All { get; } =
    [
        DeliveredConsumerSequence, DeliveredStreamSequence, AckPending, Redelivered, Waiting, Pending,
        AckFloorStreamSequence, AckFloorConsumerSequence, LastDelivery, LastAck,
    ];
}
