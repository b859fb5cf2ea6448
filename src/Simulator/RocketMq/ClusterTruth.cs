using Simulator.RocketMq.Model;

namespace Simulator.RocketMq;

/// <summary>What is really so: computed from the stores, not from answers.</summary>
internal sealed class ClusterTruth(ClusterModel model)
{
    /// <summary>Messages the group has yet to consume and still can: max − max(committed, min). Queues never committed count nothing.</summary>
    public long Lag(string group, string topic) => SumRows(group, topic, (queues, queue, committed) =>
        committed == CommittedOffsets.Never ? 0 : Math.Max(0, queues.Max(queue) - Math.Max(committed, queues.Min(queue))));

    /// <summary>Messages expired before the group consumed them.</summary>
    public long Lost(string group, string topic) => SumRows(group, topic, (queues, queue, committed) =>
        committed == CommittedOffsets.Never ? 0 : Math.Max(0, queues.Min(queue) - committed));

    public long UncommittedQueues(string group, string topic) => SumRows(group, topic, (_, _, committed) =>
        committed == CommittedOffsets.Never ? 1 : 0);

    public long Committed(string group, string topic) => SumRows(group, topic, (_, _, committed) => Math.Max(0, committed));

    /// <summary>Age of the oldest message not yet consumed; zero without lag.</summary>
    public TimeSpan LagAge(string group, string topic)
    {
        var oldest = 0L;
        SumRows(group, topic, (queues, queue, committed) =>
        {
            var next = Math.Max(committed, queues.Min(queue));
            if (committed != CommittedOffsets.Never && next < queues.Max(queue))
            {
                oldest = Math.Max(oldest, model.Stores.First().Now - queues.TimeOf(queue, next));
            }

            return 0;
        });
        return TimeSpan.FromMilliseconds(oldest);
    }

    public long MaxOffset(string topic) => SumTopic(topic, (queues, queue) => queues.Max(queue));

    /// <summary>Messages not yet expired.</summary>
    public long Retained(string topic) => SumTopic(topic, (queues, queue) => queues.Max(queue) - queues.Min(queue));

    /// <summary>Connected clients; 0 for an offline group. Two of the same id are one for everybody.</summary>
    public int Members(string group) => model.Clients.Group(group)?.ClientsAt(model.Stores.First().Now).DistinctBy(client => client.ClientId).Count() ?? 0;

    /// <summary>Messages that wait in a delay level of any broker.</summary>
    public long Delayed() => model.Stores.Sum(store =>
    {
        lock (store.Gate)
        {
            return store.Topic(TopicNames.Schedule) is { } schedule
                ? Enumerable.Range(1, DelayedMessages.Levels).Sum(level => schedule.Max(level - 1) - store.Delays.Delivered(level))
                : 0;
        }
    });

    /// <summary>Messages for a topic that wait in the timer wheel of any broker.</summary>
    public long Timed(string topic) => Sum(store => store.Timers.Counts.GetValueOrDefault(topic));

    /// <summary>Messages of transactions beyond how far a broker has come with checking them.</summary>
    public long HalfMessages(string broker) => Sum(store => store.Name == broker && store.Topic(TopicNames.HalfMessages) is { } half
        ? half.Max(0) - Math.Max(0, store.Offsets.Row(TopicNames.HalfMessages, "CID_RMQ_SYS_TRANS")?[0] ?? 0)
        : 0);

    /// <summary>Every (group, topic) pair with a committed offset, broadcasting ones left out, in order of names.</summary>
    public IReadOnlyList<PairTruth> Pairs()
    {
        var pairs = new SortedSet<(string Group, string Topic)>();
        foreach (var store in model.Stores)
        {
            lock (store.Gate)
            {
                pairs.UnionWith(store.Offsets.Rows.Where(row => !row.IsBroadcast).Select(row => (row.Group, row.Topic)));
            }
        }

        return [.. pairs.Select(pair => new PairTruth(pair.Group, pair.Topic, Lag(pair.Group, pair.Topic), Lost(pair.Group, pair.Topic), Members(pair.Group)))];
    }

    private long SumRows(string group, string topic, Func<TopicQueues, int, long, long> value) => Sum(store =>
    {
        var row = store.Offsets.Row(topic, group);
        return row is null || store.Topic(topic) is not { } queues
            ? 0
            : Enumerable.Range(0, queues.Config.ReadQueues).Sum(queue => value(queues, queue, row[queue]));
    });

    private long SumTopic(string topic, Func<TopicQueues, int, long> value) => Sum(store =>
        store.Topic(topic) is { } queues ? Enumerable.Range(0, queues.Count).Sum(queue => value(queues, queue)) : 0);

    private long Sum(Func<BrokerStore, long> value)
    {
        var sum = 0L;
        foreach (var store in model.Stores)
        {
            lock (store.Gate)
            {
                sum += value(store);
            }
        }

        return sum;
    }
}
