using System.Collections.Immutable;

namespace Probes.Kafka.Model.Groups;

/// <summary>How the members of a group share its partitions.</summary>
internal sealed class Sharing
{
    private readonly Dictionary<string, HashSet<int>> _owned = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);
    private readonly bool _wantsUnknown;

    public Sharing(ImmutableArray<GroupMember> members)
    {
        Members = members.Length;
        foreach (var member in members)
        {
            var count = 0;
            foreach (var (topic, partitions) in member.Assigned)
            {
                if (partitions.IsEmpty)
                    continue;
                if (!_owned.TryGetValue(topic, out var owned))
                    _owned[topic] = owned = [];
                owned.UnionWith(partitions);
                _members[topic] = _members.GetValueOrDefault(topic) + 1;
                count += partitions.Length;
            }

            Empty += count == 0 ? 1 : 0;
            Moving += MovingTo(member);
            _wantsUnknown |= member.HasPattern || member.Topics is null;
            foreach (var topic in member.Topics ?? [])
                _wanted.Add(topic);
        }
    }

    public int Members { get; }

    /// <summary>Members without a partition.</summary>
    public int Empty { get; }

    /// <summary>Partitions that a member should have and has not yet.</summary>
    public int Moving { get; }

    /// <summary>Partitions that somebody has.</summary>
    public int Assigned => _owned.Values.Sum(static partitions => partitions.Count);

    /// <summary>Topics of which somebody has a partition, with how many do.</summary>
    public IReadOnlyDictionary<string, int> MembersByTopic => _members;

    /// <summary>Topics that members ask for or have.</summary>
    public IEnumerable<string> Topics => _wanted.Concat(_owned.Keys).Distinct(StringComparer.Ordinal);

    public int AssignedOf(string topic) => _owned.TryGetValue(topic, out var owned) ? owned.Count : 0;

    public bool HasOwner(string topic, int partition) => _owned.TryGetValue(topic, out var owned) && owned.Contains(partition);

    /// <summary>Whether members are connected and none of them wants the topic or has any of it.</summary>
    public bool HasLeft(string topic) => Members > 0 && !_wantsUnknown && !_wanted.Contains(topic) && !_owned.ContainsKey(topic);

    private static int MovingTo(GroupMember member)
    {
        if (member.Target is not { } target)
            return 0;
        var has = member.Assigned.SelectMany(static topic => topic.Partitions.Select(partition => (topic.Topic, partition))).ToHashSet();
        return target.Sum(topic => topic.Partitions.Count(partition => !has.Contains((topic.Topic, partition))));
    }
}
