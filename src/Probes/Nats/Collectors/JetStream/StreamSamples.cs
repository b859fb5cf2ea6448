using Probes.Metrics;
using Probes.Nats.Metrics.JetStream;
using Probes.Nats.Model.JetStream;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>Writes one stream, from the copy that is right.</summary>
internal static class StreamSamples
{
    public static void Add(SampleSink sink, StreamView stream, StreamCopy told, RestartingTotal published)
    {
        ReadOnlySpan<string> labels = [stream.Cluster, stream.Account, stream.Name];
        AddShared(sink, stream, told, published.Observe(told.Now, told.Detail.Created, told.State.LastSeq));
        AddState(sink, told, labels);
        StreamReplicaSamples.Add(sink, stream, told);
        StreamSourceSamples.Add(sink, told.Detail, labels);
        if (told.Config is not { } config)
            return;
        sink.Add(StreamMetrics.Info, 1L, stream.Cluster, stream.Account, stream.Name, config.Retention ?? "", config.Storage ?? "", config.Discard ?? "");
        Limits.Add(sink, StreamLimitMetrics.Messages, config.MaxMsgs, labels);
        Limits.Add(sink, StreamLimitMetrics.Bytes, config.MaxBytes, labels);
        Limits.Add(sink, StreamLimitMetrics.Consumers, config.MaxConsumers, labels);
        if (config.MaxAge > 0)
            sink.Add(StreamLimitMetrics.Age, Units.Seconds(config.MaxAge), labels);
        foreach (var (kind, value) in MonitorThresholds.In(config.Metadata))
            sink.Add(StreamMetrics.Threshold, value, stream.Cluster, stream.Account, stream.Name, kind);
    }

    private static void AddShared(SampleSink sink, StreamView stream, StreamCopy told, ulong published)
    {
        ReadOnlySpan<string> labels = [NatsMetrics.System, stream.Cluster, stream.Name, stream.Account];
        sink.Add(MessagingMetrics.TopicPublishedMessages, published, labels);
        sink.Add(MessagingMetrics.TopicRetainedMessages, told.State.Messages, labels);
        if (Units.UnixTime(told.State.LastTs) is { } last)
            sink.Add(MessagingMetrics.TopicLastMessageTimestamp, last, labels);
    }

    private static void AddState(SampleSink sink, StreamCopy told, ReadOnlySpan<string> labels)
    {
        StreamState state = told.State;
        sink.Add(StreamMetrics.Bytes, state.Bytes, labels);
        sink.Add(StreamMetrics.FirstSequence, state.FirstSeq, labels);
        sink.Add(StreamMetrics.LastSequence, state.LastSeq, labels);
        if (state.Messages > 0 && Units.UnixTime(state.FirstTs) is { } first)
            sink.Add(StreamMetrics.FirstMessage, first, labels);
        if (Units.UnixTime(told.Detail.Created) is { } created)
            sink.Add(StreamMetrics.Created, created, labels);
        sink.Add(StreamMetrics.Subjects, state.NumSubjects, labels);
        sink.Add(StreamMetrics.Deleted, state.NumDeleted, labels);
        if (state.Lost?.Msgs is { Length: > 0 } lost)
            sink.Add(StreamMetrics.Unrecovered, lost.Length, labels);
        sink.Add(StreamMetrics.Consumers, state.ConsumerCount, labels);
    }
}
