using System.Collections.Immutable;

namespace Simulator.Kafka.Model;

/// <summary>A group and its offsets.</summary>
internal sealed class GroupState(string id, GroupKind kind, string protocolType)
{
    public string Id => id;

    public GroupKind Kind => kind;

    /// <summary>"consumer"; empty for a group that only commits.</summary>
    public string ProtocolType => protocolType;

    /// <summary>In the words of its kind, e.g. Stable, PreparingRebalance; Assigning, Reconciling.</summary>
    public string State { get; set; } = "Empty";

    /// <summary>range, roundrobin, cooperative-sticky; uniform.</summary>
    public string Assignor { get; set; } = "range";

    /// <summary>Of the consumer protocol.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>Of the consumer protocol: behind the epoch while the coordinator assigns.</summary>
    public int AssignmentEpoch { get; set; } = 1;

    public int Coordinator { get; set; }

    /// <summary>Who was the coordinator and has not let go of the group yet: it lists and tells it as well.</summary>
    public int? FormerCoordinator { get; set; }

    public ImmutableArray<MemberState> Members { get; set; } = [];

    /// <summary>What it committed: the next offset that it will consume.</summary>
    public SortedDictionary<(string Topic, int Partition), long> Offsets { get; } =
        new(Comparer<(string Topic, int Partition)>.Create(static (a, b) =>
            string.CompareOrdinal(a.Topic, b.Topic) is var order && order != 0 ? order : a.Partition.CompareTo(b.Partition)));

    public bool IsAt(int node) => node == Coordinator || node == FormerCoordinator;
}
