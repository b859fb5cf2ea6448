namespace Probes.RocketMq.Protocol;

/// <summary>The keys of a broker's thread pools, which follow two patterns. lite_pull and ack are there from 5.0 on.</summary>
internal static class RuntimeThreadPools
{
    private static readonly (string Name, string Size, string Capacity, string HeadWait)[] Keys =
    [
        Pool("send", "send"),
        Pool("pull", "pull"),
        Pool("query", "query"),
        Pool("lite_pull", "litePull"),
        Pool("ack", "ack"),
        ("end_transaction", "EndTransactionQueueSize", "EndTransactionThreadPoolQueueCapacity", ""),
    ];

    public static IReadOnlyList<BrokerThreadPool> Read(RuntimeValues values)
    {
        var pools = new List<BrokerThreadPool>(Keys.Length);
        foreach (var (name, size, capacity, headWait) in Keys)
        {
            var pool = new BrokerThreadPool(name, values.Int64(size), values.Int64(capacity), values.Int64(headWait));
            if ((pool.Size ?? pool.Capacity ?? pool.HeadWaitMilliseconds) is not null)
                pools.Add(pool);
        }
        return pools;
    }

    private static (string, string, string, string) Pool(string name, string key) =>
        (name, $"{key}ThreadPoolQueueSize", $"{key}ThreadPoolQueueCapacity", $"{key}ThreadPoolQueueHeadWaitTimeMills");
}
