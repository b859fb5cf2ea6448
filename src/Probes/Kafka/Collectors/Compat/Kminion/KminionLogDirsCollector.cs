using Probes.Contract;
using Probes.Kafka.Metrics.Compat.Kminion;
using Probes.Kafka.Protocol;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Compat.Kminion;

/// <summary>How much does each broker keep, and each topic take, in the words of kminion?</summary>
internal sealed class KminionLogDirsCollector : ICollector<KafkaCollection>
{
    public CollectorDescription Description { get; } =
        new("compat_kminion_log_dirs", TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(5)) { Page = KminionPage.Name };

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, view) = (collection.System, await collection.ViewAsync());
        var (cluster, told) = (system.NameOf(view), await collection.LogDirsAsync());
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var broker in view.Brokers.Where(broker => told.ContainsKey(broker.Id)))
        {
            var size = 0L;
            foreach (var topic in told[broker.Id].LogDirs.Where(static dir => dir.Error == ErrorCode.None).SelectMany(static dir => dir.Topics))
            {
                var part = topic.Partitions.Sum(static partition => partition.Size);
                size += part;
                sizes[topic.Name] = sizes.GetValueOrDefault(topic.Name) + part;
            }

            sink.Add(KminionClusterMetrics.BrokerLogDirSize, size, cluster, NumberText.Of(broker.Id), broker.Host, NumberText.Of(broker.Port), broker.Rack);
        }

        // A sum that lacks a copy would look like a topic that shrinks.
        foreach (var topic in view.Topics.Where(system.Admits))
        {
            if (sizes.TryGetValue(topic.Name, out var size) && topic.Partitions.All(partition => partition.Replicas.All(told.ContainsKey)))
                sink.Add(KminionClusterMetrics.TopicLogDirSize, size, cluster, topic.Name);
        }
    }
}
