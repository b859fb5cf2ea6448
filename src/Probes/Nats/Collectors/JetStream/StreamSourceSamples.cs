using Probes.Metrics;
using Probes.Nats.Metrics.JetStream;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>Writes where a stream has its messages from.</summary>
internal static class StreamSourceSamples
{
    public static void Add(SampleSink sink, StreamDetail stream, ReadOnlySpan<string> labels)
    {
        if (stream.Mirror is { } mirror)
            Add(sink, mirror, [.. labels, "mirror", mirror.Name ?? ""]);
        // One stream may be a source twice, by different subjects, or two streams of different accounts have one name.
        foreach (var source in (stream.Sources ?? []).OrderByDescending(source => source.Lag).DistinctBy(source => source.Name))
            Add(sink, source, [.. labels, "source", source.Name ?? ""]);
    }

    private static void Add(SampleSink sink, StreamSource origin, ReadOnlySpan<string> labels)
    {
        sink.Add(StreamSourceMetrics.Lag, origin.Lag, labels);
        sink.Add(StreamSourceMetrics.Heard, origin.Active >= 0, labels);
        if (origin.Active >= 0)
            sink.Add(StreamSourceMetrics.Silence, Units.Seconds(origin.Active), labels);
        sink.Add(StreamSourceMetrics.Failing, origin.Error is not null, labels);
    }
}
