namespace Probes.Kafka.Model.Groups;

/// <summary>Counts what happens to a group between collections: rebalances, and members that come and go.</summary>
internal sealed class GroupWatch
{
    private bool _isBegun;
    private HashSet<string> _members = new(StringComparer.Ordinal);
    private HashSet<(string Member, string Topic, int Partition)> _assignment = [];
    private GroupState _state;
    private int _epoch = -1;

    public long Rebalances { get; private set; }

    public long MembershipChanges { get; private set; }

    /// <summary>Takes in the group; one whose members are not told says nothing.</summary>
    public void Observe(GroupView group)
    {
        if (group.Members is not { } members)
            return;
        var names = members.Select(static member => member.Name).ToHashSet(StringComparer.Ordinal);
        var assignment = members
            .SelectMany(static member => member.Assigned.SelectMany(topic => topic.Partitions.Select(partition => (member.Name, topic.Topic, partition))))
            .ToHashSet();
        if (_isBegun)
        {
            MembershipChanges += names.Count(name => !_members.Contains(name)) + _members.Count(name => !names.Contains(name));
            Rebalances += group.Epoch >= 0 && _epoch >= 0 ? Math.Max(0, group.Epoch - _epoch) : HasRebalanced(group.State, assignment) ? 1 : 0;
        }

        // During a rebalance nobody has anything: what counts is whether it is as before afterwards, and that was counted already.
        (_isBegun, _members, _assignment, _state, _epoch) = (true, names, assignment, group.State, group.Epoch);
    }

    private bool HasRebalanced(GroupState state, HashSet<(string, string, int)> assignment)
    {
        if (state.IsRebalancing())
            return !_state.IsRebalancing();
        // One that was seen is counted; and when the last member leaves, there is nobody to rebalance.
        return !_state.IsRebalancing() && assignment.Count > 0 && !assignment.SetEquals(_assignment);
    }
}
