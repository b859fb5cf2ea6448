using System.Collections.Immutable;
using Probes.RocketMq.Collectors.NameServers;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class RouteReaderTests
{
    [Theory]
    [InlineData("rocketmq-4.7.1", "127.0.0.1:10711")]
    [InlineData("rocketmq-4.9.8", "127.0.0.1:10911")]
    [InlineData("rocketmq-5.3.3", "127.0.0.1:11911")]
    public void A_recorded_route_tells_queues_permission_and_master(string set, string master)
    {
        var entries = Read(set, "ns.GET_ROUTEINFO_BY_TOPIC.T_ORDER");
        Assert.Equal(["broker-a", "broker-b"], entries.Select(entry => entry.Broker));
        Assert.All(entries, entry => Assert.Equal(new TopicShape(8, 8, 6), entry.Queues));
        Assert.All(entries, entry => Assert.True(entry.TakesWrites));
        Assert.Equal(master, entries[0].MasterAddress);
    }

    [Fact]
    public void A_killed_master_is_in_no_route()
    {
        var entries = Read("rocketmq-4.9.8-faults", "master-killed.ns.GET_ROUTEINFO_BY_TOPIC.T_ORDER");
        Assert.Null(entries[0].MasterAddress);
        Assert.NotNull(entries[1].MasterAddress);
    }

    [Fact]
    public void No_route_has_no_shares() => Assert.Empty(RouteReader.Read(null));

    private static ImmutableArray<RouteEntry> Read(string set, string name) =>
        RouteReader.Read(GetRouteInfoByTopic.Read(RemotingCodec.Read(CaptureSet.Load(set)[name].Response).Body));
}
