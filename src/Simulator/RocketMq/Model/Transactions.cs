namespace Simulator.RocketMq.Model;

/// <summary>
/// Messages of transactions: they wait in the half topic, a decision is a record in the op topic, and in rounds the broker passes
/// what is decided, asks about the rest, and puts what stays undecided at the end again (TransactionalMessageServiceImpl.check).
/// </summary>
internal sealed class Transactions
{
    private const string Group = "CID_RMQ_SYS_TRANS";
    private readonly Dictionary<TopicQueues, (long Count, int BytesEach, bool Answers)> undecided = [];
    private long checkedAt;

    /// <summary>Messages of which nobody has decided yet.</summary>
    public long Undecided => undecided.Values.Sum(entry => entry.Count);

    public void Add(BrokerStore store, TopicQueues target, long count, long decided, int bytesEach, bool answersChecks)
    {
        Prepare(store, count, bytesEach);
        Commit(store, target, decided, bytesEach);
        undecided[target] = (undecided.GetValueOrDefault(target).Count + count - decided, bytesEach, answersChecks);
    }

    /// <param name="interval">transactionCheckInterval, milliseconds.</param>
    public void Check(BrokerStore store, long interval)
    {
        if (undecided.Count == 0 || store.Now < checkedAt + interval || store.Topic(TopicNames.HalfMessages) is not { } half)
        {
            return;
        }

        checkedAt = store.Now;
        var end = half.Max(0);
        foreach (var (target, entry) in undecided.ToList())
        {
            Prepare(store, entry.Count, entry.BytesEach);
            if (entry.Answers)
            {
                Commit(store, target, entry.Count, entry.BytesEach);
                undecided[target] = entry with { Count = 0 };
            }
        }

        store.Offsets.Add(TopicNames.HalfMessages, Group, isBroadcast: false, queues: 1)[0] = end;
        if (store.Topic(TopicNames.OpMessages) is { } op)
        {
            store.Offsets.Add(TopicNames.OpMessages, Group, isBroadcast: false, queues: 1)[0] = op.Max(0);
        }
    }

    private static void Prepare(BrokerStore store, long count, int bytesEach) =>
        store.Put(store.AddTopic(new TopicConfig(TopicNames.HalfMessages, 1, 1)), count, bytesEach);

    private static void Commit(BrokerStore store, TopicQueues target, long count, int bytesEach)
    {
        store.Put(store.AddTopic(new TopicConfig(TopicNames.OpMessages, 1, 1)), count, 16);
        if (store.Topic(target.Config.Name) == target)
        {
            store.Put(target, count, bytesEach);
        }
    }
}
