using System.Collections.Immutable;
using Simulator.Kafka.Security;

namespace Simulator.Kafka.Model;

/// <summary>What all brokers of a cluster agree on. Whoever reads or changes it holds <see cref="Gate"/>.</summary>
internal sealed class ClusterState(KafkaPlan plan, TimeProvider time)
{
    private TaskCompletionSource written = New();
    private int topicsMade;

    public Lock Gate { get; } = new();

    public TimeProvider Time => time;

    public KafkaPlan Plan => plan;

    public KafkaRelease Release => plan.Release;

    public SortedDictionary<int, NodeState> Nodes { get; } = new(
        Enumerable.Range(1, plan.Brokers).ToDictionary(id => id, id => new NodeState(id, plan.Host, plan.Racks.ElementAtOrDefault(id - 1))));

    public SortedDictionary<string, TopicState> Topics { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, GroupState> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>What clients may not.</summary>
    public Denials Denials { get; } = new();

    /// <summary>Whether anybody may be the controller.</summary>
    public bool HasController { get; set; } = true;

    /// <summary>The broker that creates topics; -1: nobody.</summary>
    public int Controller => !HasController ? -1 : Registered.Select(node => node.Id).FirstOrDefault(-1);

    public IEnumerable<NodeState> Registered => Nodes.Values.Where(node => node.IsRegistered);

    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Ends with the next message that is written to any partition.</summary>
    public Task NextWrite => written.Task;

    public void Wrote() => Interlocked.Exchange(ref written, New()).SetResult();

    /// <summary>Makes a topic, or makes it again with another id. Replicas are dealt round robin.</summary>
    public TopicState CreateTopic(string name, int partitions, int replicas, ImmutableDictionary<string, string> configs, bool isInternal = false)
    {
        ImmutableArray<int> nodes = [.. Nodes.Keys];
        var copies = Math.Clamp(replicas, 1, nodes.Length);
        var shift = topicsMade++;
        return Topics[name] = new TopicState(
            name,
            // Not random, so that a test can be repeated; the first three are the protocol's own.
            new Guid(topicsMade + 2, 0x4b, 0x4b, [0x80, 0, 0, 0, 0, 0, 0, 1]),
            isInternal,
            [
                .. Enumerable.Range(0, partitions).Select(index => new PartitionState(
                    index, [.. Enumerable.Range(0, copies).Select(copy => nodes[(shift + index + copy) % nodes.Length])])),
            ],
            configs);
    }

    /// <summary>Who coordinates a group: by its name, as brokers do it by the partitions of __consumer_offsets.</summary>
    public int CoordinatorOf(string group) =>
        Groups.TryGetValue(group, out var known) ? known.Coordinator : PlaceOf(group);

    public int PlaceOf(string group)
    {
        ImmutableArray<int> nodes = [.. Registered.Select(node => node.Id)];
        var hash = group.Aggregate(0, (sum, letter) => unchecked((31 * sum) + letter)) & int.MaxValue;
        return nodes.IsEmpty ? -1 : nodes[hash % nodes.Length];
    }

    public PartitionState? Partition(string topic, int index) => Topics.GetValueOrDefault(topic)?.Partition(index);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
