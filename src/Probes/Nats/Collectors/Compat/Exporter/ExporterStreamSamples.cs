using Probes.Metrics;
using Probes.Nats.Metrics.Compat.Exporter;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>A stream, and where it has its messages from.</summary>
internal static class ExporterStreamSamples
{
    private static readonly Fields<StreamState> _state = new(
        (JetStreamStreamMetrics.Messages, state => state.Messages),
        (JetStreamStreamMetrics.Bytes, state => state.Bytes),
        (JetStreamStreamMetrics.FirstSequence, state => state.FirstSeq),
        (JetStreamStreamMetrics.LastSequence, state => state.LastSeq),
        (JetStreamStreamMetrics.Consumers, state => state.ConsumerCount),
        (JetStreamStreamMetrics.Subjects, state => state.NumSubjects));

    // -1: never heard of.
    private static readonly Fields<StreamSource> _source = new(
        (JetStreamStreamMetrics.SourceLag, source => source.Lag),
        (JetStreamStreamMetrics.SourceActive, source => Numbers.Limit(source.Active)));

    private static readonly Fields<StreamSource> _mirror = new(
        (JetStreamStreamMetrics.MirrorLag, mirror => mirror.Lag),
        (JetStreamStreamMetrics.MirrorActive, mirror => Numbers.Limit(mirror.Active)));

    public static void Add(SampleSink sink, NatsCollection collection, LedStream led)
    {
        var labels = ExporterJetStreamLabels.Of(collection, led);
        if (led.Stream.State is { } state)
            _state.Add(sink, state, labels);
        if (led.Stream.Mirror is { } mirror)
            _mirror.Add(sink, mirror, [.. labels, .. From(mirror)]);
        foreach (var source in led.Stream.Sources ?? [])
            _source.Add(sink, source, [.. labels, .. From(source)]);
    }

    private static string[] From(StreamSource source) => [source.Name ?? "", source.External?.Api ?? "", source.External?.Deliver ?? ""];
}
