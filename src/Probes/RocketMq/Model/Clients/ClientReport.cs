namespace Probes.RocketMq.Model.Clients;

/// <summary>
/// What one consumer told of itself. Its clock is not ours: times of its own are only compared with each other, and times of
/// ours with ours.
/// </summary>
internal sealed record ClientReport
{
    /// <summary>mqadmin's rule: who holds messages and consumed none for this long stands still (ConsumerRunningInfo.analyzeProcessQueue).</summary>
    public static readonly TimeSpan StallTime = TimeSpan.FromSeconds(60);

    /// <summary>mqadmin's rule: a client that started later may still be finding its place (ConsumerRunningInfo.analyzeSubscription).</summary>
    public static readonly TimeSpan SettlingTime = TimeSpan.FromMinutes(2);

    public required string ClientId { get; init; }

    /// <summary>host:port, as the broker sees it that was asked.</summary>
    public string Address { get; init; } = "";

    /// <summary>By our clock.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>When this process was first heard of, by our clock.</summary>
    public DateTimeOffset FirstReadAt { get; init; }

    /// <summary>Milliseconds of its own clock; 0 is untold.</summary>
    public long StartedAt { get; init; }

    /// <summary>Whether queues are pushed to it, or it pops; a pull consumer of 4.x does not tell of its queues.</summary>
    public bool IsPush { get; init; }

    /// <summary>Whether it shares queues with others, so that no queue has one owner (5.x).</summary>
    public bool IsPop { get; init; }

    /// <summary>Whether it gets all messages, whoever else does.</summary>
    public bool IsBroadcasting { get; init; }

    /// <summary>Whether it consumes each queue in order, which it may only do while the broker grants it the queue.</summary>
    public bool IsOrderly { get; init; }

    /// <summary>host:port of each; empty is untold.</summary>
    public IReadOnlyList<string> NameServers { get; init; } = [];

    /// <summary>Those that it consumes now.</summary>
    public IReadOnlyList<ClientQueue> Queues { get; init; } = [];

    public IReadOnlyList<ClientTopic> Topics { get; init; } = [];

    /// <summary>What it subscribed to, by topic, as <see cref="SubscriptionExpression"/> writes it; without its retry topic.</summary>
    public IReadOnlyDictionary<string, string> Subscriptions { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The latest time that it speaks of: its clock when it answered, or up to half a minute before, since it asks for
    /// messages of each queue at least that often (long polling, 15 s).
    /// </summary>
    public long OwnTime => Queues.Count == 0 ? 0 : Queues.Max(queue => Math.Max(queue.LastConsume, queue.LastHeard));

    /// <summary>Whether it has been there for longer than a client needs to find its place.</summary>
    public bool IsSettled =>
        ReadAt - FirstReadAt > SettlingTime || (StartedAt > 0 && OwnTime - StartedAt > SettlingTime.TotalMilliseconds);

    /// <summary>Whether it should have queues of its own that nobody else has.</summary>
    public bool OwnsQueues => IsPush && !IsPop && !IsBroadcasting;

    /// <summary>Whether it holds messages of the queue and consumed none of it for a minute. When a POP consumer did, it does not tell.</summary>
    public bool IsStalledOn(ClientQueue queue) =>
        queue.Cached > 0 && queue.LastConsume > 0 && (!HasConsumedLately(queue) || ReadAt - queue.HeldSince > StallTime);

    /// <summary>Whether it consumes nothing at all although it holds messages: one slow message blocks a queue, not a client.</summary>
    public bool IsStalled =>
        Queues.Any(IsStalledOn) && !Queues.Any(queue => !IsStalledOn(queue) && queue.LastConsume > 0 && HasConsumedLately(queue));

    /// <summary>Takes over what only an earlier report of the same process can tell.</summary>
    public ClientReport After(ClientReport? earlier)
    {
        var known = earlier?.StartedAt == StartedAt ? earlier : null;
        var before = known?.Queues.ToDictionary(queue => queue.Key) ?? [];
        return this with
        {
            FirstReadAt = known?.FirstReadAt ?? ReadAt,
            Queues = [.. Queues.Select(queue => queue.Cached == 0 ? queue : queue with { HeldSince = HeldSince(before.GetValueOrDefault(queue.Key), queue) })],
        };
    }

    private DateTimeOffset HeldSince(ClientQueue? earlier, ClientQueue queue) =>
        earlier?.HeldSince is { } since && earlier.LastConsume == queue.LastConsume ? since : ReadAt;

    private bool HasConsumedLately(ClientQueue queue) => OwnTime - queue.LastConsume <= StallTime.TotalMilliseconds;
}
