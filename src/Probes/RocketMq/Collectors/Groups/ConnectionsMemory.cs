using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>
/// Who is connected to which broker as a consumer of which group, as last asked (203). Also remembers how a group
/// consumes after its last client has left: a broadcasting group that is offline must not look like a lagging one.
/// </summary>
internal sealed class ConnectionsMemory
{
    /// <summary>How old an answer may get before it is asked again; clients send a heartbeat every 30 s.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How old an answer may get before nobody is said to be connected, or not. Longer than a round through the groups of
    /// a large broker takes, all of whose topics are busy, so that what is shown does not come and go.
    /// </summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(15);

    private readonly Dictionary<(string Cluster, string Broker, string Group), Asked> _answers = [];
    private readonly Dictionary<(string Cluster, string Group), GroupMode> _modes = [];

    /// <summary>The groups of a broker that are due, those that were never asked first.</summary>
    public List<string> DueOn(BrokerPositions broker, DateTimeOffset now) =>
    [
        .. broker.ConsumerGroups
            .Select(group => (group.GroupName, At: AskedAt(broker, group.GroupName)))
            // The clock may have been set back: what seems to come from the future is not fresh.
            .Where(entry => (now - entry.At).Duration() >= Refresh)
            .OrderBy(entry => entry.At)
            .Select(entry => entry.GroupName),
    ];

    public void Note(BrokerPositions broker, string group, ConsumerConnections? connections, DateTimeOffset now)
    {
        _answers[(broker.Group.Cluster, broker.Group.Broker, group)] = new Asked(connections, now, Told: true);
        if (connections is not null)
            _modes[(broker.Group.Cluster, group)] = new GroupMode(connections.ConsumeType, connections.MessageModel);
    }

    /// <summary>Notes that a broker would not tell, so that the other groups get their turn.</summary>
    public void NoteRefused(BrokerPositions broker, string group, DateTimeOffset now) =>
        _answers[(broker.Group.Cluster, broker.Group.Broker, group)] = new Asked(null, now, Told: false);

    /// <summary>What is known of a group now: the answers of its brokers, one for each that was asked lately.</summary>
    public IReadOnlyList<ConsumerConnections?> AnswersOf(GroupSurvey group, DateTimeOffset now)
    {
        var answers = new List<ConsumerConnections?>(group.Brokers.Count);
        foreach (var broker in group.Brokers)
        {
            var answer = _answers.GetValueOrDefault((group.Cluster, broker.Group.Broker, group.Name));
            if (answer.Told && (now - answer.At).Duration() < MaximumAge)
                answers.Add(answer.Connections);
        }

        return answers;
    }

    /// <summary>The same, with who answered and when.</summary>
    public IEnumerable<(BrokerPositions Broker, DateTimeOffset At, ConsumerConnections? Connections)> ToldOf(GroupSurvey group, DateTimeOffset now)
    {
        foreach (var broker in group.Brokers)
        {
            var answer = _answers.GetValueOrDefault((group.Cluster, broker.Group.Broker, group.Name));
            if (answer.Told && (now - answer.At).Duration() < MaximumAge)
                yield return (broker, answer.At, answer.Connections);
        }
    }

    /// <summary>How a group consumes, or did when it was last online; null if it was never seen online.</summary>
    public GroupMode? ModeOf(GroupSurvey group) => _modes.GetValueOrDefault((group.Cluster, group.Name));

    /// <summary>Forgets groups that are gone; those of brokers that are merely away stay.</summary>
    public void Keep(Survey survey)
    {
        foreach (var gone in _answers.Keys.Where(key => !survey.HasGroup(key.Cluster, key.Group)).ToList())
            _answers.Remove(gone);
        foreach (var gone in _modes.Keys.Where(key => !survey.HasGroup(key.Cluster, key.Group)).ToList())
            _modes.Remove(gone);
    }

    private DateTimeOffset AskedAt(BrokerPositions broker, string group) =>
        _answers.TryGetValue((broker.Group.Cluster, broker.Group.Broker, group), out var answer) ? answer.At : DateTimeOffset.MinValue;

    private readonly record struct Asked(ConsumerConnections? Connections, DateTimeOffset At, bool Told);
}
