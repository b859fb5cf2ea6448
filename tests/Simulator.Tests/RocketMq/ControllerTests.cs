using System.Text;
using Simulator.RocketMq;
using Simulator.RocketMq.Protocol;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

/// <summary>Controllers, by GetMetaDataResponseHeader and BrokerReplicasInfo of 5.x.</summary>
public sealed class ControllerTests
{
    [Fact]
    public async Task Every_controller_knows_the_leader_and_one_of_them_is_it()
    {
        await using var cluster = await StartAsync();
        foreach (var controller in cluster.Controllers)
        {
            var fields = await MetadataAsync(controller);
            Assert.Equal("n0", fields.Text("controllerLeaderId"));
            Assert.Equal(cluster.Controllers[0].EndPoint.ToString(), fields.Text("controllerLeaderAddress"));
            Assert.Equal(controller.Index == 0 ? "true" : "false", fields.Text("isLeader"));
            Assert.Equal(string.Concat(cluster.Controllers.Select(peer => $"n{peer.Index}:{peer.EndPoint};")), fields.Text("peers"));
        }
    }

    [Fact]
    public async Task When_the_leader_goes_another_leads_and_it_does_not_take_over_again()
    {
        await using var cluster = await StartAsync();
        cluster.Controllers[0].Stop();
        Assert.Equal("n1", (await MetadataAsync(cluster.Controllers[2])).Text("controllerLeaderId"));
        cluster.Controllers[0].Start();
        Assert.Equal("n1", (await MetadataAsync(cluster.Controllers[0])).Text("controllerLeaderId"));
    }

    [Fact]
    public async Task Without_a_majority_there_is_no_leader()
    {
        await using var cluster = await StartAsync();
        cluster.Controllers[0].Stop();
        cluster.Controllers[1].Stop();
        var fields = await MetadataAsync(cluster.Controllers[2]);
        Assert.Null(fields.Text("controllerLeaderId"));
        Assert.Equal("false", fields.Text("isLeader"));
        Assert.Equal(ResponseCode.ControllerNotLeader, (await ReplicasAsync(cluster.Controllers[2], "broker-a")).Code);
    }

    [Fact]
    public async Task A_controller_that_is_cut_off_has_a_leader_of_its_own()
    {
        await using var cluster = await StartAsync();
        cluster.Controllers[2].BelievedLeader = 2;
        Assert.Equal("true", (await MetadataAsync(cluster.Controllers[2])).Text("isLeader"));
        Assert.Equal("n0", (await MetadataAsync(cluster.Controllers[1])).Text("controllerLeaderId"));
    }

    [Fact]
    public async Task The_leader_tells_of_replicas_and_the_others_do_not()
    {
        await using var cluster = await StartAsync();
        Assert.Equal(ResponseCode.ControllerNotLeader, (await ReplicasAsync(cluster.Controllers[1], "broker-a")).Code);
        cluster.Broker("broker-a", 2).Stop();
        var reply = await ReplicasAsync(cluster.Controllers[0], "broker-a", "nobody");
        var (master, slave) = (cluster.Broker("broker-a").EndPoint, cluster.Broker("broker-a", 2).EndPoint);
        Assert.Equal(
            "{\"replicasInfoTable\":{\"broker-a\":{\"inSyncReplicas\":[{\"alive\":true,\"brokerAddress\":\"" + master + "\",\"brokerId\":1,\"brokerName\":\"broker-a\"}]," +
            "\"masterAddress\":\"" + master + "\",\"masterBrokerId\":1,\"masterEpoch\":1," +
            "\"notInSyncReplicas\":[{\"alive\":false,\"brokerAddress\":\"" + slave + "\",\"brokerId\":2,\"brokerName\":\"broker-a\"}],\"syncStateSetEpoch\":1}}}",
            reply.Body);
    }

    [Fact]
    public async Task An_election_has_a_new_epoch_and_no_master_is_left_out()
    {
        await using var cluster = await StartAsync();
        var elected = cluster.Broker("broker-a", 2);
        cluster.Broker("broker-a").Stop();
        Assert.DoesNotContain("masterAddress", (await ReplicasAsync(cluster.Controllers[0], "broker-a")).Body, StringComparison.Ordinal);
        Assert.True(cluster.Elect(elected));
        var body = (await ReplicasAsync(cluster.Controllers[0], "broker-a")).Body;
        Assert.Contains($"\"masterAddress\":\"{elected.EndPoint}\",\"masterBrokerId\":2,\"masterEpoch\":2", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_none_of_a_controller_s_matters_is_not_supported()
    {
        await using var cluster = await StartAsync();
        Assert.Equal(ResponseCode.RequestCodeNotSupported, (await TestClient.AskAsync(cluster.Controllers[0], RequestCode.GetBrokerRuntimeInfo)).Code);
    }

    private static Task<RocketMqCluster> StartAsync() =>
        RocketMqCluster.StartAsync(new() { Flavor = Flavor.V5_3_3, Controllers = 3 }, new ManualTime());

    private static async Task<LooseObject> MetadataAsync(SimulatedController controller)
    {
        var reply = await TestClient.AskAsync(controller, RequestCode.ControllerGetMetadataInfo);
        Assert.Equal("", reply.Body);
        return ((LooseObject)LooseJson.Parse(reply.Header)).Object("extFields");
    }

    private static async Task<Reply> ReplicasAsync(SimulatedController controller, params string[] brokers)
    {
        using var client = await TestClient.ConnectAsync(controller.EndPoint);
        var body = Encoding.UTF8.GetBytes($"[{string.Join(',', brokers.Select(broker => $"\"{broker}\""))}]");
        await client.SendAsync(TestClient.Request(RequestCode.ControllerGetSyncStateData, 1, body));
        return await client.ReadAsync();
    }
}
