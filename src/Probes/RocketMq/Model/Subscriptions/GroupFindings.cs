using System.Collections.Immutable;

namespace Probes.RocketMq.Model.Subscriptions;

/// <summary>
/// What two rounds in a row, with at least a minute between them, both showed of a group. Queues change hands within 20 s
/// after a client came or went (RebalanceService), so what lasts longer is no mere change of hands. Null is what cannot be
/// said: something was found that the round before did not show or could not.
/// </summary>
internal sealed record GroupFindings
{
    /// <summary>When the later round ended.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The topics whose queues have owners that are known.</summary>
    public ImmutableHashSet<string> Topics { get; init; } = [];

    public ImmutableHashSet<(string Topic, string Broker, int QueueId)>? Unowned { get; init; }

    public ImmutableHashSet<(string Topic, string Broker, int QueueId)>? DoublyOwned { get; init; }

    public ImmutableHashSet<string>? Idle { get; init; }

    public ImmutableHashSet<(string ClientId, string Topic, string Broker, int QueueId)>? Unlocked { get; init; }

    /// <summary>Clients that subscribe to something else than most.</summary>
    public ImmutableHashSet<string> Deviants { get; init; } = [];

    /// <summary>Null: too few clients told to say that there is nothing.</summary>
    public SubscriptionFindings? Subscription { get; init; }

    public static GroupFindings Of(GroupReading? before, GroupReading now)
    {
        // While clients come and go, so do queues without an owner.
        var same = before is not null && before.Clients.SetEquals(now.Clients) ? before : null;
        return new GroupFindings
        {
            At = now.At,
            Topics = now.Ownership?.Topics ?? [],
            Unowned = Lasting(same?.Ownership?.Unowned, now.Ownership?.Unowned),
            DoublyOwned = Lasting(same?.Ownership?.DoublyOwned, now.Ownership?.DoublyOwned),
            Idle = Lasting(same?.Idle, now.Idle),
            Unlocked = Lasting(same?.Unlocked, now.Unlocked),
            Deviants = before?.Differences.Deviants.Intersect(now.Differences.Deviants) ?? [],
            Subscription = SubscriptionOf(before, now),
        };
    }

    private static ImmutableHashSet<T>? Lasting<T>(ImmutableHashSet<T>? before, ImmutableHashSet<T>? now) =>
        now is null || now.IsEmpty ? now : before?.Intersect(now);

    private static SubscriptionFindings? SubscriptionOf(GroupReading? before, GroupReading now)
    {
        ImmutableHashSet<SubscriptionReason> found =
        [
            .. before?.Differences.Topics.Overlaps(now.Differences.Topics) == true ? [SubscriptionReason.TopicsDiffer] : Array.Empty<SubscriptionReason>(),
            .. before?.Differences.Expressions.Overlaps(now.Differences.Expressions) == true ? [SubscriptionReason.TagsDiffer] : Array.Empty<SubscriptionReason>(),
        ];
        // What only this round shows may be a change that is under way: then nobody decides yet.
        var isNew = (!now.Differences.Topics.IsEmpty && !found.Contains(SubscriptionReason.TopicsDiffer))
            || (!now.Differences.Expressions.IsEmpty && !found.Contains(SubscriptionReason.TagsDiffer));
        if (now is { IsWhole: true, IsSettled: true } && !isNew)
            return new SubscriptionFindings(found, [SubscriptionReason.TopicsDiffer, SubscriptionReason.TagsDiffer]);
        return found.IsEmpty ? null : new SubscriptionFindings(found, []);
    }
}
