using Probes.Metrics;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors;

/// <summary>Writes the namespace of a topic or group that has one.</summary>
internal static class NamespaceSamples
{
    public static void Add(SampleSink sink, Metric metric, string cluster, string name)
    {
        if (NamespacedName.Of(name) is { Namespace.Length: > 0 } parts)
            sink.Add(metric, 1L, cluster, name, parts.Namespace, parts.Name);
    }
}
