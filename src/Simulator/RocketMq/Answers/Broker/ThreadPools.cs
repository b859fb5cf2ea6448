namespace Simulator.RocketMq.Answers.Broker;

/// <summary>Queues of the broker's thread pools: always empty here; capacities are the defaults.</summary>
internal static class ThreadPools
{
    private static readonly (string Name, long Capacity)[] Pools =
        [("send", 10_000), ("pull", 100_000), ("query", 20_000)];

    private static readonly (string Name, long Capacity)[] NewPools =
        [("litePull", 100_000), ("ack", 100_000)];

    public static void Add(List<KeyValuePair<string, string>> table, Flavor flavor)
    {
        foreach (var (name, capacity) in flavor.IsV5 ? Pools.Concat(NewPools) : Pools)
        {
            table.Put(name + "ThreadPoolQueueSize", 0);
            table.Put(name + "ThreadPoolQueueCapacity", capacity);
            table.Put(name + "ThreadPoolQueueHeadWaitTimeMills", 0);
        }

        table.Put("EndTransactionQueueSize", 0);
        table.Put("EndTransactionThreadPoolQueueCapacity", 100_000);
    }
}
