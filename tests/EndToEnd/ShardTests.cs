using EndToEnd.Testing;
using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq;
using Simulator.RocketMq;

namespace EndToEnd;

/// <summary>Several exporters that share a cluster say together what one says alone.</summary>
public sealed class ShardTests
{
    private static readonly RocketMqOptions _options = new()
    {
        Granularity = Granularity.Queue,
        Namespaces = true,
        PopInFlight = true,
        SystemTopics = true,
    };

    [Theory]
    [InlineData("4.9", 1)]
    [InlineData("4.9", 2)]
    [InlineData("4.9", 3)]
    [InlineData("4.9", 4)]
    [InlineData("5.3", 1)]
    [InlineData("5.3", 2)]
    [InlineData("5.3", 3)]
    [InlineData("5.3", 4)]
    public async Task The_union_of_the_shards_is_what_one_exporter_says(string played, int count)
    {
        await using var cluster = await StartAsync(played);
        var time = new FixedTime(TimeProvider.System.GetUtcNow());
        await using var whole = new WatchingProbe(cluster, time, Shard.Whole, _options);
        var shards = Enumerable.Range(0, count).Select(index => new WatchingProbe(cluster, time, new Shard(index, count), _options)).ToList();
        try
        {
            for (var round = 1; round <= 4; round++)
            {
                var (one, parts) = (await whole.CollectAsync(), await Task.WhenAll(shards.Select(shard => shard.CollectAsync())));
                Assert.All([one, .. parts], result => Assert.True(result.Up));
                Assert.All([one, .. parts], result => Assert.All(result.Collectors, collector => Assert.True(collector.Succeeded, $"{collector.Collector}: {collector.Message}")));
                // What is asked once a minute, or of the clients, is there only then.
                if (round == 4)
                    AssertSame(one, parts);
                time.Advance(TimeSpan.FromSeconds(61));
            }
        }
        finally
        {
            foreach (var shard in shards)
                await shard.DisposeAsync();
        }
    }

    [Fact]
    public async Task Each_broker_is_asked_by_one_shard_and_name_servers_are_asked_for_routes_by_the_first()
    {
        await using var cluster = await StartAsync("5.3");
        var time = new FixedTime(TimeProvider.System.GetUtcNow());
        var asked = new List<(int Brokers, long Requests, long Routes)>();
        for (var index = 0; index < 3; index++)
        {
            cluster.ResetCounts();
            await using var shard = new WatchingProbe(cluster, time, new Shard(index, 3));
            await shard.CollectAsync();
            asked.Add((cluster.Brokers.Count(broker => broker.Requests.Total > 0), cluster.Requests, cluster.RequestsOf(105) + cluster.RequestsOf(206)));
        }

        cluster.ResetCounts();
        await using var whole = new WatchingProbe(cluster, time, Shard.Whole);
        await whole.CollectAsync();
        Assert.Equal(cluster.Brokers.Count, asked.Sum(shard => shard.Brokers));
        Assert.All(asked, shard => Assert.True(shard.Requests < cluster.Requests, $"{shard} of {cluster.Requests}"));
        Assert.True(asked[0].Routes > 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"requests: {cluster.Requests} whole; shards: {string.Join(", ", asked)}");
        Assert.Equal([0, 0], asked.Skip(1).Select(shard => shard.Routes));
    }

    private static async Task<RocketMqCluster> StartAsync(string played)
    {
        var cluster = await Clusters.StartAsync(played, options => options with { BrokerGroups = 6 });
        cluster.Advance(TimeSpan.FromMinutes(2));
        return cluster;
    }

    private static void AssertSame(ProbeResult one, ProbeResult[] parts)
    {
        var (expected, union) = (ShardUnion.Of([one], parts.Length == 1), ShardUnion.Of(parts, parts.Length == 1));
        Assert.True(expected.SequenceEqual(union), string.Join('\n', expected.Except(union).Select(line => "only whole:  " + line).Concat(union.Except(expected).Select(line => "only shards: " + line))));
        Assert.True(expected.Count > 1000, "The union of little says little.");
        if (parts.Length > 1)
            Assert.DoesNotContain(parts.SelectMany(part => part.Collectors).SelectMany(collector => collector.Families), family => family.Metric.Shards == AcrossShards.Absent);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{expected.Count} series whole; shards: {string.Join(", ", parts.Select(part => part.Collectors.Sum(collector => collector.Families.Sum(family => family.Samples.Count))))}");
    }
}
