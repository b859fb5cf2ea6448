namespace Probes.RocketMq.Model.Subscriptions;

/// <summary>
/// Signs that members contradict each other, seen while nobody came or went: each heartbeat overwrites what the member before
/// said, so that what a broker tells goes back and forth.
/// </summary>
internal sealed class SubscriptionSigns
{
    private readonly Alternation _topics = new();
    private readonly Dictionary<string, Alternation> _expressions = new(StringComparer.Ordinal);
    private readonly Alternation _types = new();
    private readonly Alternation _models = new();
    private readonly Alternation _beginnings = new();
    private readonly Dictionary<string, (DateTimeOffset First, DateTimeOffset Last)> _unlisted = new(StringComparer.Ordinal);

    /// <summary>Every topic that a member was seen to subscribe to lately.</summary>
    public IReadOnlyCollection<string> Topics => _expressions.Keys;

    public void Observe(GroupSighting sighting)
    {
        _topics.Observe(string.Join('\n', sighting.Expressions.Keys), sighting.At);
        foreach (var (topic, expression) in sighting.Expressions)
        {
            if (!_expressions.TryGetValue(topic, out var seen))
                _expressions[topic] = seen = new Alternation();
            seen.Observe(expression, sighting.At);
        }

        foreach (var gone in _expressions.Where(entry => sighting.At - entry.Value.Last > Alternation.Memory).Select(entry => entry.Key).ToList())
            _expressions.Remove(gone);
        foreach (var gone in _unlisted.Where(entry => sighting.At - entry.Value.Last > Alternation.Memory).Select(entry => entry.Key).ToList())
            _unlisted.Remove(gone);
        // What a foreign client leaves out contradicts nobody.
        if (sighting.ConsumeType.Length > 0)
            _types.Observe(sighting.ConsumeType, sighting.At);
        if (sighting.MessageModel.Length > 0)
            _models.Observe(sighting.MessageModel, sighting.At);
        if (sighting.ConsumeFromWhere.Length > 0)
            _beginnings.Observe(sighting.ConsumeFromWhere, sighting.At);
    }

    /// <summary>
    /// Notes that the group consumed a topic that no broker says it subscribes to: somebody does, at moments when nobody looks.
    /// Another heartbeat may always follow its own at once.
    /// </summary>
    public void NoteUnlisted(string topic, DateTimeOffset at) =>
        _unlisted[topic] = (_unlisted.TryGetValue(topic, out var seen) && seen.First < at ? seen.First : at, at);

    public IReadOnlyList<SubscriptionReason> Found()
    {
        var found = new List<SubscriptionReason>();
        if (_topics.IsFound || _unlisted.Values.Any(seen => seen.Last - seen.First >= Alternation.Slack))
            found.Add(SubscriptionReason.TopicsDiffer);
        if (_expressions.Values.Any(seen => seen.IsFound))
            found.Add(SubscriptionReason.TagsDiffer);
        if (_types.IsFound)
            found.Add(SubscriptionReason.ConsumeTypesDiffer);
        if (_models.IsFound)
            found.Add(SubscriptionReason.MessageModelsDiffer);
        if (_beginnings.IsFound)
            found.Add(SubscriptionReason.ConsumeFromWhereDiffers);
        return found;
    }
}
