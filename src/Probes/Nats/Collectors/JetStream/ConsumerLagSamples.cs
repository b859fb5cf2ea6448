using Probes.Metrics;
using Probes.Nats.Metrics.JetStream;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>Writes how far a consumer is behind, and for how long.</summary>
internal static class ConsumerLagSamples
{
    public static void Add(SampleSink sink, ConsumerView consumer, ConsumerCopy led, ConsumerMemory memory, NatsOptions options)
    {
        var (stream, withAckPending) = (consumer.Stream, options.LagIncludesAckPending);
        ReadOnlySpan<string> labels = [NatsMetrics.System, stream.Cluster, consumer.Name, stream.Name, stream.Account];
        var position = led.Position;
        AddConsumed(sink, led, memory, labels);
        sink.Add(MessagingMetrics.GroupLagMessages, position.Lag(withAckPending), labels);
        AddSeconds(sink, consumer, led, position.Oldest(withAckPending), labels);
        // Other consumers of a work queue remove messages by acknowledging them, and a filter may not have wanted what is gone.
        if (led.Config is not null && !led.IsFiltered && led.Stream.IsKeptByLimits)
            sink.Add(MessagingMetrics.GroupLostMessages, position.Lost(led.Stream.State.FirstSeq), labels);
    }

    private static void AddConsumed(SampleSink sink, ConsumerCopy led, ConsumerMemory memory, ReadOnlySpan<string> labels)
    {
        // Which of the two sequences it is, only the configuration says.
        if (led.Config is null)
            return;
        // What a consumer of some subjects passes by, it has not consumed: then its own sequence counts.
        var consumed = led.IsFiltered ? led.AckFloor.ConsumerSeq : led.AckFloor.StreamSeq;
        if (memory.IsFiltered is { } before && before != led.IsFiltered)
            memory.Consumed.Restart();
        memory.IsFiltered = led.IsFiltered;
        sink.Add(MessagingMetrics.GroupConsumedMessages, memory.Consumed.Observe(led.Stream.Now, led.Detail.Created, consumed), labels);
    }

    private static void AddSeconds(SampleSink sink, ConsumerView consumer, ConsumerCopy led, ulong? oldest, ReadOnlySpan<string> labels)
    {
        if (oldest is not { } sequence)
        {
            sink.Add(MessagingMetrics.GroupLagSeconds, 0L, labels);
            return;
        }

        var stream = consumer.Stream;
        if (stream.Dates.Of(sequence) is not { } date)
            return;
        var age = led.Stream.Now.ToUnixTimeMilliseconds() - date.At;
        sink.Add(MessagingMetrics.GroupLagSeconds, Math.Max(0, age) / 1000.0, labels);
        if (date.IsEstimate)
            sink.Add(ConsumerMetrics.LagEstimated, 1L, stream.Cluster, stream.Account, stream.Name, consumer.Name);
    }
}
