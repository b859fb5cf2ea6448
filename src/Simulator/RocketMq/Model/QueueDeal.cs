namespace Simulator.RocketMq.Model;

/// <summary>Which queues a client has: AllocateMessageQueueAveragely, and what is played to be wrong with it.</summary>
internal static class QueueDeal
{
    /// <param name="group">The group and its clients.</param>
    /// <param name="clientId">Whose queues.</param>
    /// <param name="queues">All queues of one topic, by broker and number.</param>
    /// <param name="plays">What is wrong.</param>
    public static IEnumerable<DealtQueue> Of(OnlineGroup group, string clientId, IReadOnlyList<DealtQueue> queues, ClientPlays plays)
    {
        if (group.IsBroadcasting)
        {
            return queues;
        }

        var clients = group.Clients.Select(client => client.ClientId).Distinct().Order(StringComparer.Ordinal).ToList();
        var own = clients.IndexOf(clientId);
        var before = (own + clients.Count - 1) % clients.Count;
        return Share(queues, clients.Count, own).Where(queue => plays.Of(group.Name, queue) != QueueFault.Orphaned)
            .Concat(Share(queues, clients.Count, before).Where(queue => own != before && plays.Of(group.Name, queue) == QueueFault.Shared));
    }

    // The first ones get one more where it does not come out even.
    private static IEnumerable<DealtQueue> Share(IReadOnlyList<DealtQueue> queues, int clients, int index)
    {
        var (each, rest) = (queues.Count / clients, queues.Count % clients);
        return queues.Skip((index * each) + Math.Min(index, rest)).Take(each + (index < rest ? 1 : 0));
    }
}
