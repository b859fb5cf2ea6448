using Probes.Metrics;
using Probes.Nats.Collectors.JetStream;
using Probes.Nats.Metrics.Compat.Exporter;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>A stream, and where it has its messages from.</summary>
internal static class ExporterStreamSamples
{
    // A limit of 0 or -1 is none.
    private static readonly Fields<StreamCopy> _fields = new(
        (JetStreamStreamMetrics.Messages, stream => stream.State.Messages),
        (JetStreamStreamMetrics.Bytes, stream => stream.State.Bytes),
        (JetStreamStreamMetrics.FirstSequence, stream => stream.State.FirstSeq),
        (JetStreamStreamMetrics.LastSequence, stream => stream.State.LastSeq),
        (JetStreamStreamMetrics.Consumers, stream => stream.State.ConsumerCount),
        (JetStreamStreamMetrics.Subjects, stream => stream.State.NumSubjects),
        (JetStreamStreamMetrics.LimitBytes, stream => stream.Config is { MaxBytes: > 0 and var limit } ? limit : null),
        (JetStreamStreamMetrics.LimitMessages, stream => stream.Config is { MaxMsgs: > 0 and var limit } ? limit : null));

    // -1: never heard of.
    private static readonly Fields<StreamSource> _source = new(
        (JetStreamStreamMetrics.SourceLag, source => source.Lag),
        (JetStreamStreamMetrics.SourceActive, source => Numbers.Limit(source.Active)));

    private static readonly Fields<StreamSource> _mirror = new(
        (JetStreamStreamMetrics.MirrorLag, mirror => mirror.Lag),
        (JetStreamStreamMetrics.MirrorActive, mirror => Numbers.Limit(mirror.Active)));

    public static void Add(SampleSink sink, LedStream led)
    {
        var labels = ExporterJetStreamLabels.Of(led);
        _fields.Add(sink, led.Stream, labels);
        if (led.Stream.Detail.Mirror is { } mirror)
            _mirror.Add(sink, mirror, [.. labels, .. From(mirror)]);
        foreach (var source in led.Stream.Detail.Sources ?? [])
            _source.Add(sink, source, [.. labels, .. From(source)]);
    }

    private static string[] From(StreamSource source) => [source.Name ?? "", source.External?.Api ?? "", source.External?.Deliver ?? ""];
}
