using Probes.RocketMq.Collectors;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Collectors.NameServers;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class RegistryReaderTests
{
    [Fact]
    public void A_recorded_cluster_is_read_in_order()
    {
        var info = Info("rocketmq-4.9.8", "ns.GET_BROKER_CLUSTER_INFO");
        var registry = RegistryReader.Read(info, null);
        Assert.Equal(
            [("DefaultCluster", "broker-a", 0L), ("DefaultCluster", "broker-a", 1L), ("DefaultCluster", "broker-b", 0L)],
            registry.Members.Select(member => (member.Cluster, member.Broker, member.Id)));
        Assert.Equal(["DefaultCluster", "broker-a", "broker-b"], registry.Names.Order(StringComparer.Ordinal));
        Assert.All(registry.Groups, group => Assert.True(group.HasMaster));
    }

    [Fact]
    public void A_killed_master_leaves_its_group_without_one()
    {
        var registry = RegistryReader.Read(Info("rocketmq-4.9.8-faults", "master-killed.ns.GET_BROKER_CLUSTER_INFO"), null);
        var group = Assert.Single(registry.Groups, group => group.Broker == "broker-a");
        Assert.False(group.HasMaster);
        Assert.Equal([1L], group.Members.Select(member => member.Id));
    }

    [Fact]
    public void A_configured_cluster_renames_the_label_and_not_what_tells_system_topics()
    {
        var registry = RegistryReader.Read(Info("rocketmq-4.9.8", "ns.GET_BROKER_CLUSTER_INFO"), "prod");
        Assert.All(registry.Members, member => Assert.Equal("prod", member.Cluster));
        Assert.Equal(TopicKind.System, TopicName.KindOf("DefaultCluster_REPLY_TOPIC", registry.Names));
    }

    private static ClusterInfo Info(string set, string name) =>
        GetBrokerClusterInfo.Read(RemotingCodec.Read(CaptureSet.Load(set)[name].Response).Body);
}
