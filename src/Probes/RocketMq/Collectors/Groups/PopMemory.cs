using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Which groups consume which topics by POP, as operators set it on the brokers (402), as last asked.</summary>
internal sealed class PopMemory
{
    /// <summary>It changes when an operator changes it: hardly ever.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string Cluster, string Broker), Told> _brokers = [];

    private sealed record Told(IReadOnlyList<(string Topic, string Group)> Pairs, IReadOnlySet<string> Groups, DateTimeOffset At);

    public bool IsDue(BrokerPositions broker, DateTimeOffset now) =>
        !_brokers.TryGetValue((broker.Group.Cluster, broker.Group.Broker), out var last) || (now - last.At).Duration() >= Refresh;

    public void Note(BrokerPositions broker, IReadOnlyList<RequestMode> modes, DateTimeOffset now)
    {
        var pop = modes.Where(mode => mode.IsPop).ToList();
        _brokers[(broker.Group.Cluster, broker.Group.Broker)] = new Told(
            [.. pop.Select(mode => (mode.Topic, mode.Group))], pop.Select(mode => mode.Group).ToHashSet(StringComparer.Ordinal), now);
    }

    /// <summary>Whether any broker gives the group messages by POP.</summary>
    public bool IsPop(GroupSurvey group) => group.IsPop
        || group.Brokers.Any(broker => ToldBy(broker)?.Groups.Contains(group.Name) ?? false);

    /// <summary>The pairs of a broker: those that were set, and those that had a retry, as groups of other clients have.</summary>
    public IReadOnlyList<(string Topic, string Group)> PairsOn(BrokerPositions broker) =>
    [
        .. (ToldBy(broker)?.Pairs ?? [])
            .Concat(broker.PopRetries)
            .Distinct()
            .OrderBy(pair => pair.Group, StringComparer.Ordinal).ThenBy(pair => pair.Topic, StringComparer.Ordinal),
    ];

    /// <summary>Forgets brokers that are gone.</summary>
    public void Keep(Survey survey)
    {
        var present = survey.Answered.Concat(survey.Away).Select(broker => (broker.Group.Cluster, broker.Group.Broker)).ToHashSet();
        foreach (var gone in _brokers.Keys.Where(key => !present.Contains(key)).ToList())
            _brokers.Remove(gone);
    }

    private Told? ToldBy(BrokerPositions broker) => _brokers.GetValueOrDefault((broker.Group.Cluster, broker.Group.Broker));
}
