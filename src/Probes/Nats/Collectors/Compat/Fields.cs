using System.Collections.Immutable;
using Probes.Metrics;

namespace Probes.Nats.Collectors.Compat;

/// <summary>Which number of a document goes under which name. A number that is not there has no sample.</summary>
internal sealed class Fields<T>(params ImmutableArray<(Metric Metric, Func<T, double?> Value)> fields)
{
    public void Add(SampleSink sink, T document, params ReadOnlySpan<string> labels)
    {
        foreach (var (metric, value) in fields)
        {
            if (value(document) is { } known)
                sink.Add(metric, known, labels);
        }
    }
}
