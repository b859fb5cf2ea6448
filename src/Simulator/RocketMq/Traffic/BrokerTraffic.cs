using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Traffic;

/// <summary>Everything that moves on one broker group. Consumers come before producers: who keeps up is one tick behind.</summary>
internal sealed class BrokerTraffic(BrokerStore store, Flavor flavor, int seed)
{
    /// <summary>Milliseconds of one tick.</summary>
    public const int Tick = 250;

    private const long Second = 1000;
    private const long TenSeconds = 10_000;
    private const long Day = 86_400_000;
    private readonly Random random = new(seed);
    private readonly List<ProducerFlow> producers = [];
    private readonly Dictionary<TopicQueues, double> rates = [];
    private readonly List<IConsumerFlow> consumers = [];

    public void Add(ProducerFlow flow)
    {
        producers.Add(flow);
        rates[flow.Topic] = flow.MessagesPerSecond;
    }

    public void Add(IConsumerFlow flow) => consumers.Add(flow);

    public double RateOf(TopicQueues topic) => rates.GetValueOrDefault(topic);

    public void RemoveTopic(string topic)
    {
        producers.RemoveAll(flow => flow.Topic.Config.Name == topic);
        consumers.RemoveAll(flow => flow.Topic == topic);
    }

    public int RemoveGroup(string group) => consumers.RemoveAll(flow => flow.Group == group);

    /// <summary>Under the store's gate. A stopped broker's clock goes on, its traffic does not.</summary>
    public void Advance(bool isRunning)
    {
        store.Now += Tick;
        if (isRunning)
        {
            Move(Tick / 1000.0);
        }

        Sample();
    }

    private void Move(double seconds)
    {
        store.UnflushedBytes = store.Now % (2 * Tick) < Tick ? 0 : store.UnflushedBytes;
        foreach (var flow in consumers)
        {
            if (store.Groups.GetValueOrDefault(flow.Group)?.ConsumeEnable != false)
            {
                flow.Tick(store, seconds);
            }
        }

        store.Delays.Deliver(store);
        store.Timers.Deliver(store);
        // transactionCheckInterval of the two releases.
        store.Transactions.Check(store, flavor.IsV5 ? 30_000 : 60_000);
        foreach (var flow in producers)
        {
            flow.Tick(store, seconds, random);
        }
    }

    private void Sample()
    {
        if (Passed(Second))
        {
            store.Rates.Sample(store.Totals);
        }

        if (Passed(TenSeconds))
        {
            foreach (var topic in store.Topics.Values)
            {
                topic.PutWindow?.Sample(topic.TotalPut);
            }

            foreach (var row in store.Offsets.Rows)
            {
                (row.GetWindow ??= new MinuteWindow()).Sample(row.Total);
            }

            store.Offsets.Version.Next(store.Now);
        }

        if (Passed(Day))
        {
            store.Totals.Midnight();
        }
    }

    private bool Passed(long period) => store.Now / period != (store.Now - Tick) / period;
}
