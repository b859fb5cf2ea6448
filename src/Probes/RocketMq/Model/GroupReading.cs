using System.Collections.Immutable;
using Probes.RocketMq.Model.Clients;
using Probes.RocketMq.Model.Subscriptions;

namespace Probes.RocketMq.Model;

/// <summary>
/// What one round through the clients of a group showed. Taken alone it proves little: clients were asked one after the
/// other, and queues change hands meanwhile.
/// </summary>
internal sealed record GroupReading
{
    public required DateTimeOffset At { get; init; }

    /// <summary>The processes that were there: client id and start time.</summary>
    public required ImmutableHashSet<(string ClientId, long StartedAt)> Clients { get; init; }

    /// <summary>Whether every client of the group told.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Whether every client was there for long enough that its subscription counts.</summary>
    public required bool IsSettled { get; init; }

    /// <summary>Null: queues of the group have no owners.</summary>
    public required QueueOwnership? Ownership { get; init; }

    public required SubscriptionDifferences Differences { get; init; }

    /// <summary>Clients that own no queue, by id; null where queues have no owners.</summary>
    public required ImmutableHashSet<string>? Idle { get; init; }

    /// <summary>Queues that are to be consumed in order and whose consumer has no lock from the broker; null if the group does not consume in order.</summary>
    public required ImmutableHashSet<(string ClientId, string Topic, string Broker, int QueueId)>? Unlocked { get; init; }

    /// <param name="clients">What the clients told.</param>
    /// <param name="isWhole">Whether that is all of them.</param>
    /// <param name="readable">As for <see cref="QueueOwnership"/>.</param>
    /// <param name="now">The time.</param>
    public static GroupReading Of(
        IReadOnlyList<ClientReport> clients, bool isWhole,
        Func<string, IReadOnlyList<(string Topic, string Broker, int QueueId)>> readable, DateTimeOffset now)
    {
        var ownership = QueueOwnership.Of(clients, isWhole, readable);
        var orderly = clients.Where(client => client is { IsOrderly: true, OwnsQueues: true }).ToList();
        return new GroupReading
        {
            At = now,
            Clients = [.. clients.Select(client => (client.ClientId, client.StartedAt))],
            IsWhole = isWhole,
            IsSettled = clients.All(client => client is { IsPush: true, IsSettled: true }),
            Ownership = ownership,
            Differences = SubscriptionDifferences.Of(clients),
            Idle = ownership is null ? null : [.. clients.Where(client => client.Queues.All(queue => queue.IsRetry)).Select(client => client.ClientId)],
            Unlocked = orderly.Count == 0 ? null :
            [
                .. orderly.SelectMany(client => client.Queues.Where(queue => !queue.IsLocked)
                    .Select(queue => (client.ClientId, queue.Topic, queue.Broker, queue.QueueId))),
            ],
        };
    }
}
