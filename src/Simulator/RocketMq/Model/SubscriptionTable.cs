namespace Simulator.RocketMq.Model;

/// <summary>
/// What one broker has for a group's subscription: ConsumerGroupInfo.updateSubscription. Each heartbeat, 30 s apart, removes
/// the topics that it does not name, and overwrites one that it names if its subVersion is higher.
/// </summary>
internal static class SubscriptionTable
{
    /// <param name="group">The group.</param>
    /// <param name="clients">Those that are connected to the broker.</param>
    /// <param name="now">Unix milliseconds.</param>
    public static IReadOnlyList<Subscription> At(OnlineGroup group, IReadOnlyCollection<ConsumerClient> clients, long now)
    {
        if (clients.All(client => client.Subscriptions is null))
        {
            return group.Subscriptions;
        }

        // What was said before the last round of heartbeats was said again in it.
        var beats = clients
            .SelectMany(client => Heartbeats(client, now).Select(at => (At: at, Wanted: client.Subscriptions ?? group.Subscriptions)))
            .OrderByDescending(beat => beat.At)
            .Select(beat => beat.Wanted)
            .ToList();
        return [.. beats[0].Select(subscription => Newest(subscription.Topic, beats))];
    }

    // Up to where the topic was last absent.
    private static Subscription Newest(string topic, IEnumerable<IReadOnlyList<Subscription>> beats) => beats
        .Select(wanted => wanted.FirstOrDefault(subscription => subscription.Topic == topic))
        .TakeWhile(subscription => subscription is not null)
        .MaxBy(subscription => subscription!.Version)!;

    private static IEnumerable<long> Heartbeats(ConsumerClient client, long now)
    {
        var last = ClientTable.LastHeartbeat(client, now);
        yield return Math.Max(last, client.From);
        if (last > client.From)
        {
            yield return Math.Max(last - ClientTable.HeartbeatMilliseconds, client.From);
        }
    }
}
