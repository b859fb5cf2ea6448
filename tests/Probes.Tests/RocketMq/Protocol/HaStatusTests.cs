using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

public sealed class HaStatusTests
{
    [Fact]
    public void A_master_lists_the_connections_of_its_slaves()
    {
        var status = Read("rocketmq-5.3.3", "broker-a.GET_BROKER_HA_STATUS");
        Assert.True(status.IsMaster);
        Assert.Equal(1, status.InSyncSlaves);
        Assert.Equal([new HaConnection("127.0.0.1:35712", 479, InSync: true, 120)], status.Connections);
    }

    [Fact]
    public void A_slave_tells_of_its_own_connection()
    {
        var status = Read("rocketmq-5.3.3", "broker-a-s1.GET_BROKER_HA_STATUS");
        Assert.False(status.IsMaster);
        Assert.Empty(status.Connections);
        Assert.Equal(new HaClient("127.0.0.1:11912", 76442, 1795223338046, 0), status.Client);
    }

    [Theory]
    [InlineData("rocketmq-5.3.3", "broker-b.GET_BROKER_HA_STATUS")]
    [InlineData("rocketmq-5.3.3-binary-server", "broker-a.GET_BROKER_HA_STATUS")]
    public void A_master_without_slaves_has_no_connections_and_an_empty_client(string set, string name)
    {
        var status = Read(set, name);
        Assert.True(status.IsMaster);
        Assert.Equal(0, status.InSyncSlaves);
        Assert.Empty(status.Connections);
        Assert.Equal(new HaClient(null, 0, 0, 0), status.Client);
    }

    [Fact]
    public void What_is_left_out_is_unknown_and_not_zero()
    {
        var status = GetBrokerHaStatus.Read("{\"master\":true,\"haConnectionInfo\":[{\"addr\":\"h:1\",\"diff\":null},null,7]}"u8);
        Assert.Null(status.InSyncSlaves);
        Assert.Null(status.Client);
        Assert.Equal([new HaConnection("h:1", null, InSync: false, null)], status.Connections);
    }

    private static HaStatus Read(string set, string name) =>
        GetBrokerHaStatus.Read(RemotingCodec.Read(CaptureSet.Load(set)[name].Response).Body);
}
