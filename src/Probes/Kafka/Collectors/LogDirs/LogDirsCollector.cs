using Probes.Contract;
using Probes.Kafka.Metrics;
using Probes.Kafka.Model;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.LogDirs;

/// <summary>How much does each broker keep, and is there room?</summary>
internal sealed class LogDirsCollector : ICollector<KafkaCollection>
{
    public CollectorDescription Description { get; } = new("log_dirs", TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(5)) { MayWait = true };

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, view) = (collection.System, await collection.ViewAsync());
        var told = await collection.LogDirsAsync();
        var cluster = system.NameOf(view);
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (broker, response) in told)
            Add(sink, cluster, broker, response, sizes);
        AddTopics(sink, cluster, system, view, told, sizes);
    }

    private static void Add(SampleSink sink, string cluster, int broker, DescribeLogDirsResponse response, Dictionary<string, long> sizes)
    {
        var (id, behind) = (NumberText.Of(broker), 0L);
        foreach (var dir in response.LogDirs)
        {
            sink.Add(LogDirMetrics.Online, dir.Error == ErrorCode.None, cluster, id, dir.Path);
            if (dir.Error != ErrorCode.None)
                continue;
            var (size, count) = (0L, 0);
            foreach (var topic in dir.Topics)
            {
                foreach (var partition in topic.Partitions)
                {
                    (size, count) = (size + partition.Size, count + 1);
                    sizes[topic.Name] = sizes.GetValueOrDefault(topic.Name) + partition.Size;
                    // What is copied to another directory of the same broker is behind the copy there, not the leader.
                    behind += partition.IsFuture ? 0 : Math.Max(0, partition.OffsetLag);
                }
            }

            AddDir(sink, dir, size, count, [cluster, id, dir.Path]);
        }

        sink.Add(LogDirMetrics.ReplicaLag, behind, cluster, id);
    }

    private static void AddDir(SampleSink sink, DescribeLogDirsResponse.LogDir dir, long size, int count, ReadOnlySpan<string> labels)
    {
        sink.Add(LogDirMetrics.Size, size, labels);
        sink.Add(LogDirMetrics.Partitions, count, labels);
        if (dir.TotalBytes >= 0)
            sink.Add(LogDirMetrics.Capacity, dir.TotalBytes, labels);
        if (dir.UsableBytes >= 0)
            sink.Add(LogDirMetrics.Usable, dir.UsableBytes, labels);
    }

    // A sum that lacks a copy would look like a topic that shrinks.
    private static void AddTopics(SampleSink sink, string cluster, KafkaSystem system, ClusterView view, IReadOnlyDictionary<int, DescribeLogDirsResponse> told, Dictionary<string, long> sizes)
    {
        var complete = told.Where(static broker => broker.Value.LogDirs.All(static dir => dir.Error == ErrorCode.None)).Select(static broker => broker.Key).ToHashSet();
        foreach (var topic in view.Topics.Where(system.Admits))
        {
            if (sizes.TryGetValue(topic.Name, out var size) && topic.Partitions.All(partition => partition.Replicas.All(complete.Contains)))
                sink.Add(LogDirMetrics.TopicSize, size, cluster, topic.Name);
        }
    }
}
