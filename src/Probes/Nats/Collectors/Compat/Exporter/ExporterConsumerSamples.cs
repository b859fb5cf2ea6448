using Probes.Metrics;
using Probes.Nats.Metrics.Compat.Exporter;

namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>A consumer.</summary>
internal static class ExporterConsumerSamples
{
    private static readonly Fields<LedConsumer> _fields = new(
        (JetStreamConsumerMetrics.DeliveredConsumerSequence, led => led.Consumer.Delivered?.ConsumerSeq),
        (JetStreamConsumerMetrics.DeliveredStreamSequence, led => led.Consumer.Delivered?.StreamSeq),
        (JetStreamConsumerMetrics.AckPending, led => led.Consumer.NumAckPending),
        (JetStreamConsumerMetrics.Redelivered, led => led.Consumer.NumRedelivered),
        (JetStreamConsumerMetrics.Waiting, led => led.Consumer.NumWaiting),
        (JetStreamConsumerMetrics.Pending, led => led.Consumer.NumPending),
        (JetStreamConsumerMetrics.AckFloorStreamSequence, led => led.Consumer.AckFloor?.StreamSeq),
        (JetStreamConsumerMetrics.AckFloorConsumerSequence, led => led.Consumer.AckFloor?.ConsumerSeq),
        (JetStreamConsumerMetrics.LastDelivery, led => Numbers.Seconds(led.Consumer.Delivered?.LastActive, led.Copy.Told.Now)),
        (JetStreamConsumerMetrics.LastAck, led => Numbers.Seconds(led.Consumer.AckFloor?.LastActive, led.Copy.Told.Now)));

    public static void Add(SampleSink sink, NatsCollection collection, LedConsumer led) =>
        _fields.Add(sink, led, ExporterJetStreamLabels.Of(collection, led));
}
