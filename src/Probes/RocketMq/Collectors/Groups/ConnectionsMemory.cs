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
    /// <summary>How old an answer may get before a collection asks again; clients send a heartbeat every 30 s.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(60);

    /// <summary>How old it must be to be asked again between collections.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How old an answer may get before nobody is said to be connected, or not. Longer than a round through the groups of
    /// a large broker takes, all of whose topics are busy, so that what is shown does not come and go.
    /// </summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(15);

    private readonly Dictionary<(string Cluster, string Broker, string Group), Asked> _answers = [];
    private readonly Dictionary<(string Cluster, string Group), GroupMode> _modes = [];
    private readonly List<Action<ConnectionsMemory>> _meanwhile = [];

    /// <summary>The groups of a broker whose answers are at least that old, those that were never asked first.</summary>
    public List<string> DueOn(BrokerPositions broker, TimeSpan age, DateTimeOffset now) =>
    [
        .. broker.ConsumerGroups
            .Select(group => (group.GroupName, Asked: AskedOf(broker, group.GroupName)))
            // The clock may have been set back: what seems to come from the future is not fresh.
            .Where(entry => (now - entry.Asked.At).Duration() >= age)
            .OrderBy(entry => entry.Asked.At)
            .Select(entry => entry.GroupName),
    ];

    public void Note(BrokerPositions broker, string group, ConsumerConnections? connections, DateTimeOffset now)
    {
        // Clients that are not written in Java send heartbeats to masters only: that a slave sees nobody says nothing.
        Put(broker, group, new Asked(connections, now, Told: connections is not null || !broker.MayTrail));
        if (connections is not null)
            _modes[(broker.Group.Cluster, group)] = new GroupMode(connections.ConsumeType, connections.MessageModel, connections.ConsumeFromWhere);
    }

    /// <summary>Notes that a broker would not tell, so that the other groups get their turn.</summary>
    public void NoteRefused(BrokerPositions broker, string group, DateTimeOffset now) =>
        Put(broker, group, new Asked(null, now, Told: false));

    /// <summary>Keeps what was found out between collections for the next one: a page is not to tell of two moments.</summary>
    public void NoteMeanwhile(Action<ConnectionsMemory> note) => _meanwhile.Add(note);

    /// <summary>Takes in what was found out meanwhile.</summary>
    public void TakeIn()
    {
        _meanwhile.ForEach(note => note(this));
        _meanwhile.Clear();
    }

    /// <summary>What is known of a group now: the answers of its brokers, one for each that was asked lately.</summary>
    public IReadOnlyList<ConsumerConnections?> AnswersOf(GroupSurvey group, DateTimeOffset now) =>
        [.. ToldOf(group, now).Select(told => told.Connections)];

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

    private void Put(BrokerPositions broker, string group, Asked asked) => _answers[(broker.Group.Cluster, broker.Group.Broker, group)] = asked;

    private Asked AskedOf(BrokerPositions broker, string group) =>
        _answers.GetValueOrDefault((broker.Group.Cluster, broker.Group.Broker, group), new Asked(null, DateTimeOffset.MinValue, Told: false));

    /// <param name="Connections">The answer; null: nobody.</param>
    /// <param name="At">When.</param>
    /// <param name="Told">Whether the broker would tell.</param>
    private readonly record struct Asked(ConsumerConnections? Connections, DateTimeOffset At, bool Told);
}
