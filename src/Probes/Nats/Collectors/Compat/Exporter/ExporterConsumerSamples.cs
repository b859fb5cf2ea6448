using Probes.Metrics;
using Probes.Nats.Collectors.JetStream;
using Probes.Nats.Metrics.Compat.Exporter;

namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>A consumer.</summary>
internal static class ExporterConsumerSamples
{
    private static readonly Fields<ConsumerCopy> _fields = new(
        (JetStreamConsumerMetrics.DeliveredConsumerSequence, consumer => consumer.Delivered.ConsumerSeq),
        (JetStreamConsumerMetrics.DeliveredStreamSequence, consumer => consumer.Delivered.StreamSeq),
        (JetStreamConsumerMetrics.AckPending, consumer => consumer.Detail.NumAckPending),
        (JetStreamConsumerMetrics.Redelivered, consumer => consumer.Detail.NumRedelivered),
        (JetStreamConsumerMetrics.Waiting, consumer => consumer.Detail.NumWaiting),
        (JetStreamConsumerMetrics.Pending, consumer => consumer.Detail.NumPending),
        (JetStreamConsumerMetrics.AckFloorStreamSequence, consumer => consumer.AckFloor.StreamSeq),
        (JetStreamConsumerMetrics.AckFloorConsumerSequence, consumer => consumer.AckFloor.ConsumerSeq),
        (JetStreamConsumerMetrics.LastDelivery, consumer => Numbers.Seconds(consumer.Delivered.LastActive, consumer.Stream.Now)),
        (JetStreamConsumerMetrics.LastAck, consumer => Numbers.Seconds(consumer.AckFloor.LastActive, consumer.Stream.Now)));

    public static void Add(SampleSink sink, LedConsumer led) => _fields.Add(sink, led.Consumer, ExporterJetStreamLabels.Of(led));
}
