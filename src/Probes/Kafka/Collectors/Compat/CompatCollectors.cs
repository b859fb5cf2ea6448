using System.Collections.Immutable;
using Probes.Contract;
using Probes.Kafka.Collectors.Compat.Exporter;
using Probes.Kafka.Collectors.Compat.Kminion;

namespace Probes.Kafka.Collectors.Compat;

/// <summary>The collectors of the pages with other exporters' names.</summary>
internal static class CompatCollectors
{
    /// <summary>Those that compare commits with ends of partitions.</summary>
    public static ImmutableArray<string> OfLag { get; } = [ExporterGroupsCollector.Name, KminionGroupsCollector.Name, KminionClusterCollector.Name];

    public static ImmutableArray<ICollector<KafkaCollection>> All(KafkaOptions options) =>
    [
        new ExporterTopicsCollector(),
        new ExporterGroupsCollector(),
        new KminionClusterCollector(),
        .. options.LogDirs ? [new KminionLogDirsCollector()] : (ICollector<KafkaCollection>[])[],
        new KminionTopicInfoCollector(),
        new KminionTopicsCollector(),
        new KminionGroupsCollector(),
    ];
}
