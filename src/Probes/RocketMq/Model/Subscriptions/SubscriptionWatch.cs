namespace Probes.RocketMq.Model.Subscriptions;

/// <summary>
/// Watches what brokers tell of one group's members, and judges. Members that come and go prove nothing: signs count while
/// the connections stay the same, so that a rolling restart, and a deployment of another subscription, are left in peace.
/// What was found before stays said until the members that are there now have been seen to agree for long enough.
/// </summary>
internal sealed class SubscriptionWatch
{
    /// <summary>How long the members must have been the same for a group without signs to be called consistent.</summary>
    public static readonly TimeSpan Settling = MemberSigns.Settling;

    /// <summary>
    /// How long, after something was found, for it to be over: two members that take turns may by chance show the same one
    /// of them several times.
    /// </summary>
    public static readonly TimeSpan Clearing = TimeSpan.FromMinutes(8);

    /// <summary>How long a group that never settles is still said to agree because it once did.</summary>
    public static readonly TimeSpan Holding = TimeSpan.FromHours(1);

    private const int RoundsToSettle = 3;
    private const int RoundsToClear = 6;

    private readonly Dictionary<string, GroupSighting> _last = new(StringComparer.Ordinal);
    private readonly HashSet<SubscriptionReason> _held = [];
    private SubscriptionSigns _signs = new();
    private MemberSigns _members = new();
    private DateTimeOffset _since = DateTimeOffset.MinValue;
    private DateTimeOffset _settledAt = DateTimeOffset.MinValue;
    private DateTimeOffset _now = DateTimeOffset.MinValue;
    private int _rounds;

    /// <summary>Whether a member was connected anywhere.</summary>
    public bool IsOnline { get; private set; }

    /// <summary>How often what a broker said was wanted differed from what it said before, with the same connections.</summary>
    public long Changes { get; private set; }

    /// <summary>What is known; null: not enough yet, or nobody is connected.</summary>
    public SubscriptionFindings? Findings { get; private set; }

    public MemberSigns Members => _members;

    /// <summary>Every topic that the present members were seen to subscribe to; null while not enough was seen of them.</summary>
    public IReadOnlyCollection<string>? Topics => IsOnline && IsSettled ? _signs.Topics : null;

    private bool IsSettled => _rounds >= RoundsToSettle && _now - _since >= Settling;

    private bool IsCleared => _rounds >= RoundsToClear && _now - _since >= Clearing;

    /// <param name="sightings">The newest of each broker that answers.</param>
    public void Observe(IReadOnlyList<GroupSighting> sightings)
    {
        IsOnline = sightings.Any(sighting => sighting.IsOnline);
        if (!IsOnline)
        {
            Forget();
            return;
        }

        var fresh = sightings.Where(sighting => _last.GetValueOrDefault(sighting.Broker)?.At != sighting.At).ToList();
        if (fresh.Count == 0)
            return;
        // A clock that was set back must not stretch anybody's patience.
        (_now, _rounds) = (sightings.Max(sighting => sighting.At), _rounds + 1);
        if (_now < _since || fresh.Any(IsOtherMembership))
            (_signs, _since, _rounds) = (new SubscriptionSigns(), _now, 1);
        foreach (var sighting in fresh.Where(sighting => sighting.IsOnline))
            Note(sighting);
        Remember(sightings);
        _members.Observe(sightings);
        Judge();
    }

    /// <summary>Notes that commits on a topic moved. Told after each round.</summary>
    public void NoteConsumed(string topic, DateTimeOffset at)
    {
        // A pull consumer need not subscribe to what it reads.
        if (!IsSettled || _last.Values.Any(sighting => sighting.Expressions.ContainsKey(topic) || sighting.ConsumeType == "CONSUME_ACTIVELY"))
            return;
        _signs.NoteUnlisted(topic, at);
        Judge();
    }

    private bool IsOtherMembership(GroupSighting sighting) => _last.GetValueOrDefault(sighting.Broker)?.Membership != sighting.Membership;

    private void Note(GroupSighting sighting)
    {
        _signs.Observe(sighting);
        if (_last.GetValueOrDefault(sighting.Broker) is { } last && last.Membership == sighting.Membership
            && !last.Expressions.SequenceEqual(sighting.Expressions))
            Changes++;
    }

    // All brokers usually say the same, for days: one copy of it is enough for thousands of groups.
    private void Remember(IReadOnlyList<GroupSighting> sightings)
    {
        var before = _last.Values.FirstOrDefault()?.Expressions ?? sightings[0].Expressions;
        _last.Clear();
        foreach (var sighting in sightings)
            _last[sighting.Broker] = sighting.Expressions.SequenceEqual(before) ? sighting with { Expressions = before } : sighting;
    }

    private void Judge()
    {
        // What members say alternates; who is connected does not, and has a patience of its own.
        if (IsCleared)
            _held.Clear();
        _held.UnionWith(_signs.Found());
        if (IsSettled)
            _settledAt = _now;
        SubscriptionReason[] found = [.. _held, .. _members.Found()];
        Findings = found.Length > 0 || (_settledAt > DateTimeOffset.MinValue && _now - _settledAt < Holding) ? new SubscriptionFindings(found) : null;
    }

    private void Forget()
    {
        _last.Clear();
        _held.Clear();
        (_signs, _members, _rounds, Findings) = (new SubscriptionSigns(), new MemberSigns(), 0, null);
        (_since, _settledAt) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue);
    }
}
