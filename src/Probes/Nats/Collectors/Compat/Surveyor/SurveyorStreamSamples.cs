using Probes.Metrics;
using Probes.Nats.Metrics.Compat.Surveyor;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Surveyor;

/// <summary>Streams and consumers.</summary>
internal static class SurveyorStreamSamples
{
    private static readonly Fields<StreamState> _stream = new(
        (StreamMetrics.Messages, state => state.Messages),
        (StreamMetrics.Bytes, state => state.Bytes),
        (StreamMetrics.FirstSequence, state => state.FirstSeq),
        (StreamMetrics.LastSequence, state => state.LastSeq),
        (StreamMetrics.Consumers, state => state.ConsumerCount),
        (StreamMetrics.Subjects, state => state.NumSubjects));

    private static readonly Fields<ConsumerDetail> _consumer = new(
        (ConsumerMetrics.DeliveredConsumerSequence, consumer => consumer.Delivered?.ConsumerSeq),
        (ConsumerMetrics.DeliveredStreamSequence, consumer => consumer.Delivered?.StreamSeq),
        (ConsumerMetrics.AckPending, consumer => consumer.NumAckPending),
        (ConsumerMetrics.Redelivered, consumer => consumer.NumRedelivered),
        (ConsumerMetrics.Waiting, consumer => consumer.NumWaiting),
        (ConsumerMetrics.Pending, consumer => consumer.NumPending),
        (ConsumerMetrics.AckFloorStreamSequence, consumer => consumer.AckFloor?.StreamSeq),
        (ConsumerMetrics.AckFloorConsumerSequence, consumer => consumer.AckFloor?.ConsumerSeq));

    public static void Add(SampleSink sink, NatsCollection collection, LedStream led)
    {
        if (led.Stream.State is { } state)
            _stream.Add(sink, state, [.. LabelsOf(collection, led), led.Server.Name]);
    }

    public static void Add(SampleSink sink, NatsCollection collection, LedConsumer led) =>
        _consumer.Add(sink, led.Consumer, [.. LabelsOf(collection, led.Copy), led.Consumer.Name ?? "", led.Copy.Server.Name]);

    private static string[] LabelsOf(NatsCollection collection, LedStream led) =>
    [
        led.Account.Id ?? led.Account.Name ?? "", led.Account.Name ?? "", collection.System.ClusterOf(led.Server), led.Server.Id,
        led.Server.Name, led.Stream.Name ?? "",
    ];
}
