using System.Collections.Immutable;
using Simulator.Kafka.Model;
using Simulator.Kafka.Topologies;

namespace Simulator.Kafka;

/// <summary>What happens to groups. What is not there throws, but a commit makes the group that it is for.</summary>
internal sealed class GroupPlay(ClusterState cluster)
{
    public void Create(GroupPlan plan)
    {
        lock (cluster.Gate)
        {
            cluster.Groups[plan.Id] = new GroupState(plan.Id, plan.Kind, plan.ProtocolType)
            {
                State = plan.State ?? (plan.Members > 0 ? "Stable" : "Empty"),
                Assignor = plan.Kind == GroupKind.Consumer ? "uniform" : "range",
                Coordinator = plan.Coordinator ?? cluster.PlaceOf(plan.Id),
                Members = Deal.Members(cluster, plan.Id, plan.Topics, plan.Members),
            };
            if (plan.Behind is { } behind)
            {
                CommitBehind(plan, behind);
            }
        }
    }

    /// <summary>A group that is not there comes to be as one that only commits: without members, without a protocol.</summary>
    public void Commit(string group, string topic, int partition, long offset)
    {
        lock (cluster.Gate)
        {
            if (!cluster.Groups.TryGetValue(group, out var known))
            {
                cluster.Groups[group] = known = new GroupState(group, GroupKind.Classic, "") { Coordinator = cluster.PlaceOf(group) };
            }

            known.Offsets[(topic, partition)] = offset;
        }
    }

    /// <summary>What it has committed; null: nothing.</summary>
    public long? Committed(string group, string topic, int partition)
    {
        lock (cluster.Gate)
        {
            return cluster.Groups[group].Offsets.TryGetValue((topic, partition), out var offset) ? offset : null;
        }
    }

    /// <summary>Its commit for the partition expires.</summary>
    public void Forget(string group, string topic, int partition) => Change(group, state => state.Offsets.Remove((topic, partition)));

    public void Delete(string group)
    {
        lock (cluster.Gate)
        {
            cluster.Groups.Remove(group);
        }
    }

    /// <summary>Stable, Empty, PreparingRebalance, CompletingRebalance, Dead; Assigning, Reconciling.</summary>
    public void SetState(string group, string state) => Change(group, known => known.State = state);

    /// <summary>Others are in it, with the partitions of these topics dealt to them; none: it is Empty.</summary>
    public void SetMembers(string group, int members, params ImmutableArray<string> topics) => Change(group, state =>
    {
        state.Members = Deal.Members(cluster, group, topics, members);
        state.State = members > 0 ? "Stable" : "Empty";
        state.AssignmentEpoch = ++state.Epoch;
    });

    public void SetMembers(string group, params ImmutableArray<MemberState> members) => Change(group, state => state.Members = members);

    /// <summary>Of the consumer protocol: the group's epoch, and the one that the target was made for.</summary>
    public void SetEpochs(string group, int epoch, int assignmentEpoch) =>
        Change(group, state => (state.Epoch, state.AssignmentEpoch) = (epoch, assignmentEpoch));

    /// <summary>Another broker coordinates the group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="node">The broker.</param>
    /// <param name="lingers">Whether the old one tells of it as well until <see cref="LetGo"/>.</param>
    public void MoveCoordinator(string group, int node, bool lingers = false) => Change(group, state =>
        (state.FormerCoordinator, state.Coordinator) = (lingers && state.Coordinator != node ? state.Coordinator : null, node));

    public void LetGo(string group) => Change(group, state => state.FormerCoordinator = null);

    public int Coordinator(string group)
    {
        lock (cluster.Gate)
        {
            return cluster.CoordinatorOf(group);
        }
    }

    private void Change(string group, Action<GroupState> change)
    {
        lock (cluster.Gate)
        {
            change(cluster.Groups[group]);
        }
    }

    private void CommitBehind(GroupPlan plan, long behind)
    {
        foreach (var topic in plan.Topics.Select(name => cluster.Topics[name]))
        {
            foreach (var partition in topic.Partitions)
            {
                cluster.Groups[plan.Id].Offsets[(topic.Name, partition.Index)] = Math.Max(0, partition.Log.High - behind);
            }
        }
    }
}
