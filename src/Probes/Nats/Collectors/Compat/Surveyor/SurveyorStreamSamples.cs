using Probes.Metrics;
using Probes.Nats.Collectors.JetStream;
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

    private static readonly Fields<ConsumerCopy> _consumer = new(
        (ConsumerMetrics.DeliveredConsumerSequence, consumer => consumer.Delivered.ConsumerSeq),
        (ConsumerMetrics.DeliveredStreamSequence, consumer => consumer.Delivered.StreamSeq),
        (ConsumerMetrics.AckPending, consumer => consumer.Detail.NumAckPending),
        (ConsumerMetrics.Redelivered, consumer => consumer.Detail.NumRedelivered),
        (ConsumerMetrics.Waiting, consumer => consumer.Detail.NumWaiting),
        (ConsumerMetrics.Pending, consumer => consumer.Detail.NumPending),
        (ConsumerMetrics.AckFloorStreamSequence, consumer => consumer.AckFloor.StreamSeq),
        (ConsumerMetrics.AckFloorConsumerSequence, consumer => consumer.AckFloor.ConsumerSeq));

    public static void Add(SampleSink sink, LedStream led) => _stream.Add(sink, led.Stream.State, [.. LabelsOf(led), led.Server.Name]);

    public static void Add(SampleSink sink, LedConsumer led) =>
        _consumer.Add(sink, led.Consumer, [.. LabelsOf(led.Of), led.Consumer.Detail.Name ?? "", led.Of.Server.Name]);

    private static string[] LabelsOf(LedStream led) => [led.AccountId, led.Account, led.Cluster, led.Server.Id, led.Server.Name, led.Name];
}
