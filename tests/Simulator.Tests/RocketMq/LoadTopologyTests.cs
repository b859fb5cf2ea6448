using Simulator.RocketMq;
using Simulator.RocketMq.Topologies;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

public sealed class LoadTopologyTests
{
    [Theory]
    [InlineData(1000, 0.2, 200)]
    [InlineData(10, 0, 0)]
    [InlineData(10, 1, 10)]
    public void The_lively_share_of_topics_gets_messages(int topics, double share, int lively)
    {
        var topology = LoadTopology.Create(new LoadOptions(topics, Pairs: 0, LivelyShare: share));
        Assert.Equal(topics, topology.Topics.Count);
        Assert.Equal(lively, topology.Topics.Count(topic => topic.MessagesPerSecond > 0));
    }

    [Theory]
    [InlineData(100, 100, null, 100)]
    [InlineData(100, 250, 50, 50)]
    [InlineData(10, 7, 50, 7)]
    public void The_pairs_are_dealt_to_the_groups(int topics, int pairs, int? groups, int expectedGroups)
    {
        var topology = LoadTopology.Create(new LoadOptions(topics, pairs, groups));
        Assert.Equal(expectedGroups, topology.Groups.Count);
        Assert.Equal(pairs, topology.Groups.Sum(group => group.Topics.Length));
    }

    [Fact]
    public async Task A_large_cluster_runs()
    {
        await using var cluster = await RocketMqCluster.StartAsync(
            new() { BrokerGroups = 4, Topology = LoadTopology.Create(new LoadOptions(1000, 1000)) }, new ManualTime());
        cluster.Advance(TimeSpan.FromSeconds(10));
        Assert.True(cluster.Truth.Pairs().Count > 1000);
    }
}
