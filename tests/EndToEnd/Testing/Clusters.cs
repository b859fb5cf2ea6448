using Simulator.RocketMq;
using Simulator.RocketMq.Model;

namespace EndToEnd.Testing;

/// <summary>Simulated clusters and what is asked of them. Their traffic stands still but for <c>Advance</c>, so that truth does too.</summary>
internal static class Clusters
{
    /// <summary>Every request that the exporter may ever send.</summary>
    private static readonly int[] _broker = [21, 26, 28, 43, 60, 61, 201, 202, 203, 208, 303, 315, 328, 402, 907];

    /// <summary>And this one only where consumer_detail is on.</summary>
    public const int RunningInfo = 307;

    private static readonly int[] _nameServer = [105, 106, 206, 219, 319];
    private static readonly int[] _controller = [1005, 1006];

    /// <param name="played">What is played: "4.9" or "5.3", then "binary" and "out of order" if so.</param>
    public static RocketMqClusterOptions Options(string played) => new()
    {
        Flavor = played.StartsWith("5.3", StringComparison.Ordinal) ? Flavor.V5_3_3 : Flavor.V4_9_8,
        Binary = played.Contains("binary", StringComparison.Ordinal),
        AnswerOutOfOrder = played.Contains("out of order", StringComparison.Ordinal),
    };

    public static Task<RocketMqCluster> StartAsync(string played, Func<RocketMqClusterOptions, RocketMqClusterOptions>? change = null) =>
        RocketMqCluster.StartAsync(change is null ? Options(played) : change(Options(played)));

    extension(RocketMqCluster cluster)
    {
        /// <summary>One entry of <c>targets</c>.</summary>
        /// <param name="name">The target's name.</param>
        /// <param name="more">More keys of the section, each as "key: value".</param>
        public string Target(string name, params string[] more) =>
            $"  - name: {name}\n    rocketmq:\n      name_servers: [{string.Join(", ", cluster.NameServers.Select(server => server.EndPoint))}]\n"
            + string.Concat(more.Select(line => $"      {line}\n"));

        /// <summary>A configuration with this cluster as its only target, "shop".</summary>
        public string Config(params string[] more) => "targets:\n" + cluster.Target("shop", more);

        public Task<RunningExporter> WatchAsync(params string[] more) => RunningExporter.StartAsync(cluster.Config(more));

        public long Requests => cluster.Servers.Sum(server => server.Requests.Total);

        /// <summary>Requests of one code, over all servers.</summary>
        public long RequestsOf(int code) => cluster.Servers.Sum(server => server.Requests.Of(code));

        public void ResetCounts()
        {
            foreach (var server in cluster.Servers)
                server.Requests.Reset();
        }

        /// <summary>The (group, topic) pairs an operator would name: no retry topics, none of RocketMQ's own.</summary>
        public IEnumerable<PairTruth> UserPairs => cluster.Truth.Pairs()
            .Where(pair => !pair.Topic.StartsWith('%') && !pair.Topic.StartsWith("rmq_sys_", StringComparison.OrdinalIgnoreCase));

        /// <summary>Changes what each broker stores.</summary>
        public void Change(Action<BrokerStore> change)
        {
            foreach (var store in cluster.Brokers.Select(broker => broker.Store).Distinct())
            {
                lock (store.Gate)
                    change(store);
            }
        }

        /// <summary>Nothing was ever asked that is not on our list.</summary>
        public void AssertOnlyKnownRequests()
        {
            foreach (var server in cluster.NameServers)
                Assert.Empty(server.Requests.Snapshot().Keys.Except(_nameServer));
            foreach (var broker in cluster.Brokers)
                Assert.Empty(broker.Requests.Snapshot().Keys.Except(_broker));
            foreach (var controller in cluster.Controllers)
                Assert.Empty(controller.Requests.Snapshot().Keys.Except(_controller));
        }
    }
}
