using System.Buffers;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>Frames written by hand from the protocol guide, to hold the encoder of the schemas itself.</summary>
public sealed class FrameAnchorTests
{
    private const string Metadata12 =
        "00000053 01020304 00 00000000" + // length, correlation id, no tags, throttle time
        "02 00000007 026B 00002384 00 00" + // one broker: 7, k, 9092, no rack, no tags
        "0263 00000007" + // cluster c, controller
        "02 0000 0274 00112233445566778899AABBCCDDEEFF 00" + // one topic: no error, t, id, not internal
        "02 0000 00000000 00000007 00000003 02 00000007 02 00000007 01 00" + // one partition: leader 7 in epoch 3, one replica, in sync, none offline
        "80000000 00" + // operations, no tags
        "00"; // no tags

    private const string Metadata12Json = """
        {"brokers":[{"node_id":7,"host":"k","port":9092,"rack":null}],"cluster_id":"c","controller_id":7,
         "topics":[{"error_code":0,"name":"t","topic_id":"00112233-4455-6677-8899-aabbccddeeff","is_internal":false,
           "partitions":[{"partition_index":0,"leader_id":7,"leader_epoch":3,"replica_nodes":[7],"isr_nodes":[7],"offline_replicas":[]}]}]}
        """;

    [Fact]
    public void A_request_of_an_old_version_has_header_1()
    {
        const string Expected = "00000014 0003 0001 01020304 0003 6B6578 00000001 0001 74";
        AssertBytes(Expected, Defined("metadata", 1).Request("""{"topics":[{"name":"t"}]}""", 0x01020304, "kex"));
        AssertBytes(Expected, Written(output => Frames.WriteRequest(output, new MetadataRequest { Topics = ["t"] }, 1, 0x01020304, "kex")));
    }

    [Fact]
    public void A_request_of_a_flexible_version_has_header_2_whose_client_id_is_not_compact()
    {
        const string Expected = "00000013 0009 0008 00000005 0001 6B 00 02 0267 00 00 00 00";
        AssertBytes(Expected, Defined("offset_fetch", 8).Request("""{"groups":[{"group_id":"g","topics":null}]}""", 5, "k"));
        AssertBytes(Expected, Written(output => Frames.WriteRequest(output, new OffsetFetchRequest([new("g", null)]), 8, 5, "k")));
    }

    [Fact]
    public void A_response_of_an_old_version_has_header_0()
    {
        AssertBytes("00000011 00000005 00000001 0001 74 00000000 FFFF", Defined("offset_fetch", 2).Response("""{"topics":[{"name":"t","partitions":[]}],"error_code":-1}""", 5));
    }

    [Fact]
    public void A_response_of_a_flexible_version_has_header_1()
    {
        AssertBytes(Metadata12, Defined("metadata", 12).Response(Metadata12Json, 0x01020304));
        var response = Frames.ReadResponse(Bytes(Metadata12).AsSpan(4), new MetadataRequest(), 12);
        var partition = Assert.Single(Assert.Single(response.Topics).Partitions);
        Assert.Equal((7, 3, 7), (partition.Leader, partition.LeaderEpoch, partition.InSync[0]));
    }

    [Fact]
    public void The_response_to_ApiVersions_has_header_0_in_every_version()
    {
        // Even in v3, whose body is flexible.
        AssertBytes("0000000C 00000005 0023 01 00000000 00", Defined("api_versions", 3).Response("""{"error_code":35}""", 5));
        AssertBytes("00000010 00000005 0000 00000001 0012 0000 0004",
            Written(output => Frames.WriteResponse(output, ApiKey.ApiVersions, 0, 5, new ApiVersionsResponse(ErrorCode.None, [new(18, 0, 4)]).Write)));
    }

    [Fact]
    public void A_topic_asked_for_by_an_id_that_nobody_knows_has_no_name()
    {
        var frame = Defined("metadata", 12).Response("""{"topics":[{"error_code":100,"name":null}]}""", 5);
        var topic = Assert.Single(Frames.ReadResponse(frame.AsSpan(4), new MetadataRequest(), 12).Topics);
        Assert.Equal((ErrorCode.UnknownTopicId, ""), (topic.Error, topic.Name));
    }

    [Fact]
    public void A_request_without_a_client_id_is_read()
    {
        var frame = Defined("list_groups", 3).Request("{}", 5, clientId: null);
        Assert.Null(RequestHeader.Read(frame.AsSpan(4), out var body).ClientId);
        Assert.Equal(1, body.Left);
    }

    [Fact]
    public void A_request_of_a_version_that_is_not_spoken_has_a_header_that_can_be_read()
    {
        var frame = Defined("api_versions", 3).Request("""{"client_software_name":"librdkafka","client_software_version":"2.0.2"}""", 5, "rdkafka");
        Assert.Equal(new RequestHeader(ApiKey.ApiVersions, 3, 5, "rdkafka"), RequestHeader.Read(frame.AsSpan(4), out _));
    }

    private static SchemaEncoder Defined(string schema, short version) => new(Schema.Load(schema), version);

    private static void AssertBytes(string expected, byte[] actual) => Assert.Equal(Convert.ToHexString(Bytes(expected)), Convert.ToHexString(actual));

    private static byte[] Bytes(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    private static byte[] Written(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return output.WrittenSpan.ToArray();
    }
}
