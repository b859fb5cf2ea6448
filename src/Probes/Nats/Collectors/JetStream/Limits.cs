using Probes.Metrics;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>Writes limits, of which there may be none: said as 0 or less, or as 2^64-1.</summary>
internal static class Limits
{
    public static void Add(SampleSink sink, Metric metric, long limit, ReadOnlySpan<string> labels)
    {
        if (limit > 0)
            sink.Add(metric, limit, labels);
    }

    /// <summary>What may be claimed: nothing is a number, no limit is none.</summary>
    public static void Add(SampleSink sink, Metric metric, ulong limit, ReadOnlySpan<string> labels)
    {
        if (limit <= long.MaxValue)
            sink.Add(metric, limit, labels);
    }
}
