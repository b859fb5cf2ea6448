using System.Collections.Immutable;
using System.Text;
using Probes.Kafka.Protocol;
using Simulator.Kafka.Model;
using Simulator.Kafka.Topologies;

namespace Simulator.Kafka;

/// <summary>What happens to topics and partitions. What is not there throws.</summary>
internal sealed class TopicPlay(ClusterState cluster)
{
    public void Create(TopicPlan plan) => Locked(() =>
    {
        var topic = cluster.CreateTopic(plan.Name, plan.Partitions, plan.Replicas, plan.Configs, plan.IsInternal);
        foreach (var partition in topic.Partitions)
        {
            Fill(partition.Log, plan);
        }

        topic.Partitions[0].Log.OpenTransaction = plan.HasOpenTransaction ? topic.Partitions[0].Log.High : null;
    });

    /// <summary>Makes a topic again with another id, from offset 0 on; what groups committed stays, as it does for a while on real clusters.</summary>
    public void Recreate(string name, int? partitions = null) => Locked(() =>
    {
        var old = cluster.Topics[name];
        cluster.CreateTopic(name, partitions ?? old.Partitions.Length, old.Partitions[0].Replicas.Length, old.Configs, old.IsInternal);
    });

    public void Delete(string name) => Locked(() => cluster.Topics.Remove(name));

    /// <summary>Writes messages that nobody has thought up.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="count">How many.</param>
    /// <param name="at">Their time; null: now.</param>
    /// <returns>The first one's offset.</returns>
    public long Write(string topic, int partition, int count = 1, DateTimeOffset? at = null) =>
        Write(topic, partition, log => log.Append(count, at?.ToUnixTimeMilliseconds() ?? cluster.Now));

    /// <summary>Writes one message.</summary>
    public long Write(string topic, int partition, string value, string? key = null, DateTimeOffset? at = null) => Write(topic, partition, log => log.Append(
        [new Record(0, at?.ToUnixTimeMilliseconds() ?? cluster.Now, key is null ? null : [.. Encoding.UTF8.GetBytes(key)], [.. Encoding.UTF8.GetBytes(value)])]));

    /// <summary>Deletes what is before this offset: the low watermark moves.</summary>
    public void TrimTo(string topic, int partition, long offset) => Locked(() => Find(topic, partition).Log.TrimTo(offset));

    /// <summary>Opens a transaction at this offset: the last stable offset stays there.</summary>
    public void OpenTransaction(string topic, int partition, long offset) => Locked(() => Find(topic, partition).Log.OpenTransaction = offset);

    public void EndTransaction(string topic, int partition) => Locked(() => Find(topic, partition).Log.OpenTransaction = null);

    /// <summary>Another broker leads the partition; the epoch grows.</summary>
    public void MoveLeader(string topic, int partition, int node) => Locked(() => Find(topic, partition).Lead(node));

    /// <summary>Nobody leads the partition, and nobody is in sync but the one who led it.</summary>
    public void TakeOffline(string topic, int partition) => Locked(() =>
    {
        var state = Find(topic, partition);
        state.InSync = state.Leader < 0 ? state.InSync : [state.Leader];
        state.Lead(-1);
    });

    public void SetInSync(string topic, int partition, params ImmutableArray<int> nodes) => Locked(() => Find(topic, partition).InSync = nodes);

    /// <summary>The next offset to be written.</summary>
    public long High(string topic, int partition) => Locked(() => Find(topic, partition).Log.High);

    /// <summary>The first offset that is still there.</summary>
    public long Low(string topic, int partition) => Locked(() => Find(topic, partition).Log.Low);

    /// <summary>Who leads the partition; -1: nobody.</summary>
    public int Leader(string topic, int partition) => Locked(() => Find(topic, partition).Leader);

    private void Fill(PartitionLog log, TopicPlan plan)
    {
        var pieces = plan.Span > TimeSpan.Zero ? Math.Clamp(plan.Messages, 1, 60) : 1;
        for (var piece = 1; piece <= pieces; piece++)
        {
            var until = (int)((long)plan.Messages * piece / pieces);
            log.Append(until - (int)log.High, cluster.Now - (long)(plan.Span.TotalMilliseconds * (pieces - piece) / pieces));
        }

        log.TrimTo(plan.Deleted);
    }

    private long Write(string topic, int partition, Func<PartitionLog, long> append)
    {
        var offset = Locked(() => append(Find(topic, partition).Log));
        cluster.Wrote();
        return offset;
    }

    private PartitionState Find(string topic, int partition) =>
        cluster.Partition(topic, partition) ?? throw new ArgumentException($"There is no partition {partition} of {topic}.", nameof(partition));

    private void Locked(Action action)
    {
        lock (cluster.Gate)
        {
            action();
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (cluster.Gate)
        {
            return read();
        }
    }
}
