using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Surveyor;

/// <summary>What nats-surveyor says of each consumer.</summary>
internal static class ConsumerMetrics
{
    private static readonly string[] _labels =
        ["account", "account_name", "cluster_name", "server_id", "server_name", "stream", "consumer_name", "consumer_leader"];

    public static readonly Metric DeliveredConsumerSequence = Metric.Gauge(
        "nats_consumer_delivered_consumer_seq", "Deliveries, repeated ones too.", _labels).From("/jsz, consumer_detail.delivered.consumer_seq");

    public static readonly Metric DeliveredStreamSequence = Metric.Gauge(
        "nats_consumer_delivered_stream_seq", "Sequence in the stream of the newest message delivered.", _labels).From("/jsz, consumer_detail.delivered.stream_seq");

    public static readonly Metric AckPending = Metric.Gauge(
        "nats_consumer_num_ack_pending", "Messages that were delivered and not acknowledged.", _labels).From("/jsz, consumer_detail.num_ack_pending");

    public static readonly Metric Redelivered = Metric.Gauge(
        "nats_consumer_num_redelivered", "Messages that are being delivered again.", _labels).From("/jsz, consumer_detail.num_redelivered");

    public static readonly Metric Waiting = Metric.Gauge(
        "nats_consumer_num_waiting", "Pull requests that wait for messages.", _labels).From("/jsz, consumer_detail.num_waiting");

    public static readonly Metric Pending = Metric.Gauge(
        "nats_consumer_num_pending", "Messages that match and were not delivered yet.", _labels).From("/jsz, consumer_detail.num_pending");

    public static readonly Metric AckFloorStreamSequence = Metric.Gauge(
        "nats_consumer_ack_floor_stream_seq", "Sequence in the stream up to which everything is acknowledged.", _labels).From("/jsz, consumer_detail.ack_floor.stream_seq");

    public static readonly Metric AckFloorConsumerSequence = Metric.Gauge(
        "nats_consumer_ack_floor_consumer_seq", "Delivery up to which everything is acknowledged.", _labels).From("/jsz, consumer_detail.ack_floor.consumer_seq");

    public static IReadOnlyList<Metric> All { get; } =
    [
        DeliveredConsumerSequence, DeliveredStreamSequence, AckPending, Redelivered, Waiting, Pending,
        AckFloorStreamSequence, AckFloorConsumerSequence,
    ];
}
