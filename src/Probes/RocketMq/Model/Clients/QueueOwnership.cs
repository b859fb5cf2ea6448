using System.Collections.Immutable;

namespace Probes.RocketMq.Model.Clients;

/// <summary>
/// Which queues of a group have no owner, or several. Clients deal the queues of a topic among themselves, each by its own
/// view of who else is there and of which queues there are: where these views differ, a queue may be left over or taken twice.
/// </summary>
/// <param name="Topics">Those of which it can be said.</param>
/// <param name="Unowned">Queues that no client consumes; null if not every client told.</param>
/// <param name="DoublyOwned">Queues that two or more consume.</param>
internal sealed record QueueOwnership(
    ImmutableHashSet<string> Topics,
    ImmutableHashSet<(string Topic, string Broker, int QueueId)>? Unowned,
    ImmutableHashSet<(string Topic, string Broker, int QueueId)> DoublyOwned)
{
    /// <param name="clients">What the clients told.</param>
    /// <param name="isWhole">Whether that is all of them.</param>
    /// <param name="readable">The queues that there are of a topic, as far as the brokers are known; a topic without any is not judged.</param>
    /// <returns>Null for a group whose queues have no owners: a broadcasting one, one that pops, one that pulls.</returns>
    public static QueueOwnership? Of(
        IReadOnlyList<ClientReport> clients, bool isWhole, Func<string, IReadOnlyList<(string Topic, string Broker, int QueueId)>> readable)
    {
        if (clients.Count == 0 || !clients.All(client => client.OwnsQueues))
            return null;

        var owners = clients
            .SelectMany(client => client.Queues)
            .GroupBy(queue => queue.Key)
            .ToDictionary(owned => owned.Key, owned => owned.Count());
        var brokers = owners.Keys.ToLookup(queue => queue.Topic, queue => queue.Broker, StringComparer.Ordinal);
        var queues = clients
            .SelectMany(client => client.Subscriptions.Keys)
            .Distinct(StringComparer.Ordinal)
            .Select(topic => (Topic: topic, Queues: readable(topic)))
            .Where(entry => entry.Queues.Count > 0 && AreKnown(entry.Queues, brokers[entry.Topic]))
            .ToDictionary(entry => entry.Topic, entry => entry.Queues, StringComparer.Ordinal);
        return new QueueOwnership(
            queues.Keys.ToImmutableHashSet(StringComparer.Ordinal),
            isWhole ? [.. queues.Values.SelectMany(topic => topic).Where(queue => !owners.ContainsKey(queue))] : null,
            [.. owners.Where(entry => entry.Value > 1 && queues.ContainsKey(entry.Key.Topic)).Select(entry => entry.Key)]);
    }

    // Clients of a static topic (5.x) consume queues of a broker that there is not; others may know brokers that are away now.
    private static bool AreKnown(IReadOnlyList<(string Topic, string Broker, int QueueId)> queues, IEnumerable<string> owned) =>
        owned.ToHashSet(StringComparer.Ordinal).IsSubsetOf(queues.Select(queue => queue.Broker));
}
