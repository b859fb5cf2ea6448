using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>A client as it would tell of itself, at one moment.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Play">What is wrong with it.</param>
/// <param name="Now">Unix milliseconds of the client's clock.</param>
/// <param name="StartedAt">The same, when it started.</param>
/// <param name="Flavor">The release of its library.</param>
/// <param name="Subscriptions">What it subscribes to.</param>
/// <param name="Queues">The queues that it has, with its next offset in each.</param>
/// <param name="Popped">The topics and brokers that it pops from.</param>
/// <param name="Rates">Messages per second that it consumes, by topic.</param>
/// <param name="NameServers">Those that it uses, each with ';' behind it.</param>
internal sealed record RunningClient(
    OnlineGroup Group,
    ClientPlay Play,
    long Now,
    long StartedAt,
    Flavor Flavor,
    IReadOnlyList<Subscription> Subscriptions,
    IReadOnlyList<(DealtQueue Queue, long Offset)> Queues,
    IReadOnlyList<DealtQueue> Popped,
    IReadOnlyList<(string Topic, double Rate)> Rates,
    string NameServers)
{
    public static RunningClient Of(BrokerView broker, OnlineGroup group, ConsumerClient client)
    {
        var play = broker.Clients.Plays.Of(group.Name, client.ClientId);
        var subscriptions = play.Subscriptions ?? client.Subscriptions ?? group.Subscriptions;
        var topics = subscriptions.Select(subscription => subscription.Topic).ToList();
        var known = broker.Clients.Stores.SelectMany(store => Read(store, group.Name, topics)).ToList();
        var pops = broker.Flavor.IsV5 && group.IsPop;
        return new RunningClient(
            group,
            play,
            broker.Store.Now,
            play.StartedAt ?? broker.Clients.StartedAt,
            broker.Flavor,
            subscriptions,
            [.. topics.Where(topic => (!pops || TopicNames.IsRetry(topic)) && (!group.IsPull || broker.Flavor.IsV5)).SelectMany(topic => Dealt(topic, known))],
            pops ? [.. known.Where(entry => !TopicNames.IsRetry(entry.Queue.Topic)).Select(entry => entry.Queue with { Queue = -1 }).Distinct()] : [],
            [.. topics.Select(topic => (topic, play.StalledSince is null ? RateOf(topic, known) / group.Clients.Count : 0))],
            play.NameServers ?? string.Concat(broker.Properties()["namesrvAddr"].Split(';').Select(address => address + ";")));

        IEnumerable<(DealtQueue, long)> Dealt(string topic, List<(DealtQueue Queue, long Offset, double Rate)> all)
        {
            var offsets = all.Where(entry => entry.Queue.Topic == topic).ToDictionary(entry => entry.Queue, entry => entry.Offset);
            return QueueDeal.Of(group, client.ClientId, [.. offsets.Keys], broker.Clients.Plays).Select(queue => (queue, offsets[queue]));
        }
    }

    private static double RateOf(string topic, List<(DealtQueue Queue, long Offset, double Rate)> all) =>
        all.Where(entry => entry.Queue.Topic == topic && entry.Queue.Queue == 0).Sum(entry => entry.Rate);

    // The rate is the whole broker's, told with each of its queues.
    private static List<(DealtQueue Queue, long Offset, double Rate)> Read(BrokerStore store, string group, List<string> topics)
    {
        lock (store.Gate)
        {
            return
            [
                .. topics.Select(store.Topic).OfType<TopicQueues>().SelectMany(topic => Enumerable.Range(0, topic.Config.ReadQueues).Select(queue =>
                {
                    var row = store.Offsets.Row(topic.Config.Name, group);
                    return (new DealtQueue(topic.Config.Name, store.Name, queue), Math.Max(0, row?[queue] ?? 0), row?.GetWindow?.PerSecond ?? 0);
                })),
            ];
        }
    }
}
