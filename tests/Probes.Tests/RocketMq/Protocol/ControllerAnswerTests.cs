using System.Buffers;
using System.Text;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>What controllers say, by GetMetaDataResponseHeader and BrokerReplicasInfo of 5.0 and of 5.3: none was recorded.</summary>
public sealed class ControllerAnswerTests
{
    [Fact]
    public void A_leader_of_DLedger_names_itself_and_its_peers()
    {
        var metadata = Metadata(
            ("group", "group1"), ("controllerLeaderId", "n0"), ("controllerLeaderAddress", "10.0.0.1:9878"), ("isLeader", "true"),
            ("peers", "n0:10.0.0.1:9878;n1:10.0.0.2:9878;n2:10.0.0.3:9878;"));
        Assert.Equal(("group1", "n0", true), (metadata.Group, metadata.Leader, metadata.IsLeader));
        Assert.Equal(["n0:10.0.0.1:9878", "n1:10.0.0.2:9878", "n2:10.0.0.3:9878"], metadata.Peers);
    }

    [Fact]
    public void Without_a_leader_DLedger_leaves_it_out_and_JRaft_says_nothing()
    {
        Assert.Equal("", Metadata(("group", "g"), ("isLeader", "false"), ("peers", "n0:10.0.0.1:9878;")).Leader);
        var metadata = Metadata(("group", "jraft-controller"), ("controllerLeaderId", ""), ("isLeader", "false"), ("peers", "10.0.0.1:9878;10.0.0.2:9878;"));
        Assert.Equal("", metadata.Leader);
        Assert.Equal(2, metadata.Peers.Count);
    }

    [Fact]
    public void A_leader_whose_id_is_not_told_is_told_by_its_address() =>
        Assert.Equal("10.0.0.1:9878", Metadata(("controllerLeaderAddress", "10.0.0.1:9878")).Leader);

    [Fact]
    public void An_answer_without_any_field_knows_nothing()
    {
        var metadata = Metadata();
        Assert.Equal(("", "", false), (metadata.Group, metadata.Leader, metadata.IsLeader));
        Assert.Empty(metadata.Peers);
    }

    [Fact]
    public void The_broker_names_are_the_body_of_the_question()
    {
        var output = new ArrayBufferWriter<byte>();
        RemotingCodec.WriteRequest(output, ControllerGetSyncStateData.Request(["broker-a", "b\"c"]), 7);
        var request = RemotingCodec.Read(output.WrittenSpan[4..]);
        Assert.Equal(1006, request.Header.Code);
        Assert.Equal("[\"broker-a\",\"b\\u0022c\"]", Encoding.UTF8.GetString(request.Body));
    }

    [Fact]
    public void Replicas_are_read_as_5_3_writes_them()
    {
        var info = Assert.Single(ControllerGetSyncStateData.Read((
            "{\"replicasInfoTable\":{\"broker-a\":{\"inSyncReplicas\":[{\"alive\":true,\"brokerAddress\":\"h:1\",\"brokerId\":1,\"brokerName\":\"broker-a\"}]," +
            "\"masterAddress\":\"h:1\",\"masterBrokerId\":1,\"masterEpoch\":3,\"notInSyncReplicas\":[{\"alive\":false,\"brokerAddress\":\"h:2\",\"brokerId\":2}]," +
            "\"syncStateSetEpoch\":9}}}").U8()));
        Assert.Equal("broker-a", info.Key);
        Assert.Equal(("h:1", 3, 9), (info.Value.MasterAddress, info.Value.MasterEpoch, info.Value.SyncStateSetEpoch));
        Assert.Equal([new ReplicaIdentity(1, "h:1", true)], info.Value.InSync);
        Assert.Equal([new ReplicaIdentity(2, "h:2", false)], info.Value.NotInSync);
    }

    [Fact]
    public void Replicas_are_read_as_5_0_writes_them()
    {
        var info = ControllerGetSyncStateData.Read(
            "{\"replicasInfoTable\":{\"a\":{\"inSyncReplicas\":[{\"address\":\"h:1\",\"brokerId\":0}],\"masterEpoch\":1,\"syncStateSetEpoch\":1}}}"u8)["a"];
        // No master is elected: the field is left out.
        Assert.Equal("", info.MasterAddress);
        Assert.Equal([new ReplicaIdentity(0, "h:1", null)], info.InSync);
        Assert.Empty(info.NotInSync);
    }

    [Fact]
    public void What_is_no_table_is_no_broker() =>
        Assert.Equal(["b"], ControllerGetSyncStateData.Read("{\"x\":1,\"replicasInfoTable\":{\"a\":null,\"b\":{},null:{}}}"u8).Keys);

    private static ControllerMetadata Metadata(params (string Name, string Value)[] fields) =>
        ControllerGetMetadataInfo.Read(fields.ToDictionary(field => field.Name, field => field.Value));
}
