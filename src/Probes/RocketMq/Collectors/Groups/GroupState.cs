using Probes.RocketMq.Collectors.Positions;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>A consumer group as it is now: its configuration and its clients.</summary>
internal sealed class GroupState
{
    public GroupState(GroupSurvey group, ConnectionsMemory connections, DateTimeOffset now)
    {
        Group = group;
        IsPop = group.IsPop;
        Mode = connections.ModeOf(group);
        var answers = connections.AnswersOf(group, now);
        // A client heartbeats to every broker whose queues it may consume: one client, however often it is seen.
        var members = answers.SelectMany(answer => answer?.Connections ?? []).Select(client => client.ClientId).Distinct(StringComparer.Ordinal).Count();
        // "Nobody" is only known once every broker was asked.
        Members = members > 0 || (group.BrokersAway == 0 && answers.Count == group.Brokers.Count) ? members : null;
    }

    public GroupSurvey Group { get; }

    /// <summary>Whether it consumes by POP (5.x).</summary>
    public bool IsPop { get; init; }

    /// <summary>How it consumes; null if it was never seen online.</summary>
    public GroupMode? Mode { get; }

    /// <summary>Connected clients; null while it is not known.</summary>
    public int? Members { get; }
}
