using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Subscriptions;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>A consumer group as it is now: its configuration, its clients, and whether they agree.</summary>
internal sealed class GroupState
{
    /// <summary>Languages and versions told apart; more than this a group has only while somebody invents them.</summary>
    private const int MostKinds = 10;

    /// <param name="group">The group.</param>
    /// <param name="cluster">What is remembered.</param>
    /// <param name="now">The time.</param>
    /// <param name="hasUnseen">Whether it consumes although brokers see nobody: <see cref="UnseenClients"/>.</param>
    public GroupState(GroupSurvey group, Cluster cluster, DateTimeOffset now, bool hasUnseen = false)
    {
        Group = group;
        IsPop = group.IsPop;
        Mode = cluster.Connections.ModeOf(group);
        var answers = cluster.Connections.AnswersOf(group, now);
        // A client heartbeats to every broker whose queues it may consume: one client, however often it is seen.
        var clients = answers.SelectMany(answer => answer?.Connections ?? []).DistinctBy(client => client.ClientId, StringComparer.Ordinal).ToList();
        // "Nobody" is only known once every broker was asked, and only while nothing is consumed.
        Members = clients.Count > 0 || (group.BrokersAway == 0 && answers.Count == group.Brokers.Count && !hasUnseen) ? clients.Count : null;
        Clients = Count(clients);
        Subscription = cluster.Subscriptions.Of(group);
        IsSystem = GroupName.IsSystem(group.Name);
        Verdict = clients.Count == 0 || IsSystem ? null : SubscriptionVerdict.Of(
            Subscription?.Findings, cluster.ExactFindings.SubscriptionOf(group.Cluster, group.Name, now));
        Unowned = cluster.ExactFindings.UnownedOf(group.Cluster, group.Name, now);
    }

    public GroupSurvey Group { get; }

    /// <summary>Whether it consumes by POP (5.x).</summary>
    public bool IsPop { get; init; }

    /// <summary>Whether it is one of RocketMQ's own, most of which have no clients: whether it does well is not ours to judge.</summary>
    public bool IsSystem { get; }

    /// <summary>How it consumes; null if it was never seen online.</summary>
    public GroupMode? Mode { get; }

    /// <summary>Connected clients; null while it is not known.</summary>
    public int? Members { get; }

    /// <summary>Connected clients by language and version.</summary>
    public IReadOnlyList<KeyValuePair<(string Language, string Version), int>> Clients { get; }

    /// <summary>What its members were seen to do; null if none was seen.</summary>
    public SubscriptionWatch? Subscription { get; }

    /// <summary>Whether its members agree; null while that is not known, and when there are none.</summary>
    public SubscriptionVerdict? Verdict { get; }

    /// <summary>Queues that none of its clients consumes, as far as they were asked.</summary>
    public IReadOnlySet<(string Topic, string Broker, int QueueId)> Unowned { get; }

    /// <summary>Whether clients are connected of which none subscribes to a topic.</summary>
    public bool HasLeft(string topic) => Members > 0 && Subscription?.Topics is { Count: > 0 } topics && !topics.Contains(topic);

    private static List<KeyValuePair<(string Language, string Version), int>> Count(List<ClientConnection> clients) =>
    [
        .. clients.GroupBy(client => (client.Language, client.Version.Ordinal))
            .OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key.Ordinal).ThenBy(kind => kind.Key.Language, StringComparer.Ordinal)
            .Take(MostKinds)
            .Select(kind => KeyValuePair.Create((kind.Key.Language, kind.First().Version.ToString()), kind.Count())),
    ];
}
