using Probes.Lag;
using Probes.Metrics;
using Probes.Nats.Metrics.JetStream;
using Probes.Nats.Model.JetStream;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>Writes one consumer, from its leader's copy.</summary>
internal static class ConsumerSamples
{
    public static void Add(SampleSink sink, ConsumerView consumer, ConsumerCopy led, ConsumerMemory memory, NatsOptions options, Members members, long now)
    {
        ConsumerLagSamples.Add(sink, consumer, led, memory, options);
        AddState(sink, consumer, led, memory);
        ConsumerReplicaSamples.Add(sink, consumer, led);
        var isPush = AddTakers(sink, consumer, led, members);
        AddStall(sink, consumer, led, memory, isPush, now);
        if (led.Config is not { } config)
            return;
        var stream = consumer.Stream;
        ReadOnlySpan<string> labels = [stream.Cluster, stream.Account, stream.Name, consumer.Name];
        sink.Add(
            ConsumerMetrics.Info, 1L, stream.Cluster, stream.Account, stream.Name, consumer.Name,
            isPush ? "push" : "pull", config.AckPolicy ?? "", led.IsFiltered ? "yes" : "no");
        Limits.Add(sink, ConsumerMetrics.AckPendingLimit, config.MaxAckPending, labels);
        foreach (var (kind, value) in MonitorThresholds.In(config.Metadata))
            sink.Add(ConsumerMetrics.Threshold, value, stream.Cluster, stream.Account, stream.Name, consumer.Name, kind);
    }

    private static void AddState(SampleSink sink, ConsumerView consumer, ConsumerCopy led, ConsumerMemory memory)
    {
        ReadOnlySpan<string> labels = [consumer.Stream.Cluster, consumer.Stream.Account, consumer.Stream.Name, consumer.Name];
        var (now, created) = (led.Stream.Now, led.Detail.Created);
        sink.Add(ConsumerMetrics.AckPending, led.Detail.NumAckPending, labels);
        sink.Add(ConsumerMetrics.Redelivered, led.Detail.NumRedelivered, labels);
        sink.Add(ConsumerMetrics.Deliveries, memory.Deliveries.Observe(now, created, led.Delivered.ConsumerSeq), labels);
        sink.Add(ConsumerMetrics.Acknowledged, memory.Acknowledged.Observe(now, created, led.AckFloor.ConsumerSeq), labels);
        if (Units.UnixTime(led.Delivered.LastActive) is { } delivery)
            sink.Add(ConsumerMetrics.LastDelivery, delivery, labels);
        if (Units.UnixTime(led.AckFloor.LastActive) is { } acknowledgement)
            sink.Add(ConsumerMetrics.LastAck, acknowledgement, labels);
        if (!led.Detail.Paused)
            return;
        sink.Add(ConsumerMetrics.Paused, 1L, labels);
        if (led.Detail.PauseRemaining is { } remaining)
            sink.Add(ConsumerMetrics.PauseRemaining, Units.Seconds(remaining), labels);
    }

    // Without a configuration, a consumer that somebody is bound to is a push consumer, and nothing is said of others.
    private static bool AddTakers(SampleSink sink, ConsumerView consumer, ConsumerCopy led, Members members)
    {
        ReadOnlySpan<string> labels = [consumer.Stream.Cluster, consumer.Stream.Account, consumer.Stream.Name, consumer.Name];
        var isPush = led.IsPush;
        if (isPush)
            sink.Add(ConsumerMetrics.PushBound, led.Detail.PushBound, labels);
        else
            sink.Add(ConsumerMetrics.WaitingPulls, led.Detail.NumWaiting, labels);
        members.Add(consumer, isPush ? (led.Detail.PushBound ? 1 : 0) : led.Detail.NumWaiting);
        return isPush;
    }

    private static void AddStall(SampleSink sink, ConsumerView consumer, ConsumerCopy led, ConsumerMemory memory, bool isPush, long now)
    {
        var reason = memory.Progress.Observe(now, new ConsumerSigns(
            led.Delivered.ConsumerSeq, led.AckFloor.ConsumerSeq, led.Detail.NumPending, led.Detail.NumAckPending, led.Config?.MaxAckPending ?? 0,
            isPush ? led.Detail.PushBound : led.Detail.NumWaiting > 0, led.Detail.Paused));
        if (reason is { } known)
            sink.Add(MessagingMetrics.GroupStalled, 1L, NatsMetrics.System, consumer.Stream.Cluster, consumer.Name, consumer.Stream.Name, known.Label(), consumer.Stream.Account);
    }
}
