using System.Collections.Immutable;

namespace Probes.RocketMq.Model.Subscriptions;

/// <summary>A connected consumer, as one broker sees it.</summary>
/// <param name="Id">As it calls itself: address@instance; meant to be one process.</param>
/// <param name="Address">Where its connection comes from.</param>
internal readonly record struct SeenClient(string Id, string Address);

/// <summary>
/// What one broker told of a group's clients at one time (203). The broker keeps a single subscription for the group, and
/// each heartbeat (30 s) of any member overwrites it (ConsumerGroupInfo in apache/rocketmq): what is seen is what the
/// member said that spoke last.
/// </summary>
/// <param name="Broker">The broker's name.</param>
/// <param name="At">When it answered.</param>
/// <param name="Clients">Empty: nobody is connected there.</param>
internal sealed record GroupSighting(string Broker, DateTimeOffset At, ImmutableArray<SeenClient> Clients)
{
    public string ConsumeType { get; init; } = "";

    public string MessageModel { get; init; } = "";

    public string ConsumeFromWhere { get; init; } = "";

    /// <summary>By topic, which messages of it are wanted, normalized. Retry topics are left out: every push consumer has them.</summary>
    public ImmutableSortedDictionary<string, string> Expressions { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the broker holds something that the group consumes, so that every member should be connected to it.</summary>
    public bool IsNeeded { get; init; } = true;

    public bool IsOnline => !Clients.IsEmpty;

    /// <summary>Who is connected, by which connections: another process, even under the same name, has others.</summary>
    public string Membership { get; } = string.Join('\n', Clients.Select(client => $"{client.Id} {client.Address}").Order(StringComparer.Ordinal));
}
