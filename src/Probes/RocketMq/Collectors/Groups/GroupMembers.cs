using Probes.RocketMq.Collectors.Positions;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>How many clients a group has.</summary>
internal static class GroupMembers
{
    /// <summary>Null while it is not known.</summary>
    public static int? CountOf(GroupSurvey group, ConnectionsMemory connections, DateTimeOffset now)
    {
        var answers = connections.AnswersOf(group, now);
        // A client heartbeats to every broker whose queues it may consume: one client, however often it is seen.
        var clients = answers.SelectMany(answer => answer?.Connections ?? []).Select(client => client.ClientId).Distinct(StringComparer.Ordinal).Count();
        // "Nobody" is only known once every broker was asked.
        return clients > 0 || (group.BrokersAway == 0 && answers.Count == group.Brokers.Count) ? clients : null;
    }
}
