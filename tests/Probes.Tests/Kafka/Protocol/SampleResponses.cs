using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>Responses about brokers, topics and settings, as the codec has them and as the protocol names their fields.</summary>
internal static partial class SampleResponses
{
    private const string Id = "00112233-4455-6677-8899-aabbccddeeff";

    public static Sample[] Cluster { get; } =
    [
        Sample.Response("produce", new ProduceRequest(1, 1, []),
            version => new ProduceResponse([new("orders", [new(3, ErrorCode.None, 77), new(4, ErrorCode.MessageTooLarge, -1, version >= 8 ? "too large" : null)])]),
            (response, writer) => response.Write(writer),
            """
            {"responses":[{"name":"orders","partition_responses":[
              {"index":3,"error_code":0,"base_offset":77,"=log_start_offset":0,"error_message":null},
              {"index":4,"error_code":10,"base_offset":-1,"=log_start_offset":0,"error_message":"too large"}]}]}
            """),

        Sample.Response("fetch", new FetchRequest(1, 1, []),
            version => new FetchResponse(version >= 7 ? ErrorCode.FetchSessionIdNotFound : ErrorCode.None,
                [new("orders", [new(3, ErrorCode.None, 900, 800, version >= 5 ? 12 : -1, [9, 8]), new(4, ErrorCode.OffsetOutOfRange, -1, -1, -1, [])])]),
            (response, writer) => response.Write(writer),
            """
            {"error_code":70,"responses":[{"topic":"orders","partitions":[
              {"partition_index":3,"error_code":0,"high_watermark":900,"last_stable_offset":800,"log_start_offset":12,"=aborted_transactions":null,"records":"0908"},
              {"partition_index":4,"error_code":1,"high_watermark":-1,"last_stable_offset":-1,"log_start_offset":-1,"=aborted_transactions":null,"records":""}]}]}
            """),

        Sample.Response("list_offsets", new ListOffsetsRequest(0, []),
            _ => new ListOffsetsResponse([new("orders", [new(0, ErrorCode.None, 1_700_000_000_001, 1L << 41), new(1, ErrorCode.NotLeaderOrFollower, -1, -1)])]),
            (response, writer) => response.Write(writer),
            """
            {"topics":[{"name":"orders","partitions":[
              {"partition_index":0,"error_code":0,"timestamp":1700000000001,"offset":2199023255552},
              {"partition_index":1,"error_code":6,"timestamp":-1,"offset":-1}]}]}
            """),

        Sample.Response("metadata", new MetadataRequest(), Metadata, (response, writer) => response.Write(writer),
            """
            {"brokers":[{"node_id":1,"host":"kafka-1","port":9092,"rack":"eu"},{"node_id":2,"host":"kafka-2","port":9093,"rack":null}],
             "cluster_id":"c1","controller_id":2,
             "topics":[
              {"error_code":0,"name":"orders","topic_id":"00112233-4455-6677-8899-aabbccddeeff","is_internal":true,"partitions":[
                {"error_code":5,"partition_index":9,"leader_id":-1,"leader_epoch":44,"replica_nodes":[2,1],"isr_nodes":[1],"offline_replicas":[2]}]},
              {"error_code":3,"name":"gone","topic_id":"00000000-0000-0000-0000-000000000000","is_internal":false,"partitions":[]}]}
            """),

        Sample.Response("api_versions", new ApiVersionsRequest(),
            _ => new ApiVersionsResponse(ErrorCode.UnsupportedVersion, [new(3, 0, 12), new(69, 0, 1)]), (response, writer) => response.Write(writer),
            """{"error_code":35,"api_keys":[{"api_key":3,"min_version":0,"max_version":12},{"api_key":69,"min_version":0,"max_version":1}]}"""),

        Sample.Response("create_topics", new CreateTopicsRequest("", 1, 1, [], 1),
            _ => new CreateTopicsResponse([new("canary", ErrorCode.TopicAlreadyExists, "there"), new("b", ErrorCode.None, null)]),
            (response, writer) => response.Write(writer),
            """{"topics":[{"name":"canary","error_code":36,"error_message":"there"},{"name":"b","error_code":0,"error_message":null}]}"""),

        Sample.Response("describe_configs", new DescribeConfigsRequest([]),
            _ => new DescribeConfigsResponse(
            [
                new(ErrorCode.None, null, ConfigResource.Topic, "orders", [new("retention.ms", "1"), new("secret", null)]),
                new(ErrorCode.ClusterAuthorizationFailed, "no", ConfigResource.Broker, "1", []),
            ]),
            (response, writer) => response.Write(writer),
            """
            {"results":[
              {"error_code":0,"error_message":null,"resource_type":2,"resource_name":"orders","configs":[
                {"name":"retention.ms","value":"1","=config_source":1,"=documentation":null},{"name":"secret","value":null,"=config_source":1,"=documentation":null}]},
              {"error_code":31,"error_message":"no","resource_type":4,"resource_name":"1","configs":[]}]}
            """),

        Sample.Response("describe_log_dirs", new DescribeLogDirsRequest(),
            version => new DescribeLogDirsResponse(version >= 3 ? ErrorCode.ClusterAuthorizationFailed : ErrorCode.None,
            [
                new(ErrorCode.None, "/data", [new("orders", [new(0, 1L << 33, 5, false), new(1, 0, 0, true)])], version >= 4 ? 1L << 42 : -1, version >= 4 ? 1L << 41 : -1),
                new(ErrorCode.KafkaStorageError, "/bad", []),
            ]),
            (response, writer) => response.Write(writer),
            """
            {"error_code":31,"results":[
              {"error_code":0,"log_dir":"/data","topics":[{"name":"orders","partitions":[
                {"partition_index":0,"partition_size":8589934592,"offset_lag":5,"is_future_key":false},
                {"partition_index":1,"partition_size":0,"offset_lag":0,"is_future_key":true}]}],"total_bytes":4398046511104,"usable_bytes":2199023255552},
              {"error_code":56,"log_dir":"/bad","topics":[],"total_bytes":-1,"usable_bytes":-1}]}
            """),

        Sample.Response("sasl_handshake", new SaslHandshakeRequest(""), _ => new SaslHandshakeResponse(ErrorCode.UnsupportedSaslMechanism, ["PLAIN", "OAUTHBEARER"]),
            (response, writer) => response.Write(writer), """{"error_code":33,"mechanisms":["PLAIN","OAUTHBEARER"]}"""),

        Sample.Response("sasl_authenticate", new SaslAuthenticateRequest([]),
            version => new SaslAuthenticateResponse(ErrorCode.SaslAuthenticationFailed, "wrong", [1, 2], version >= 1 ? 3_600_000 : 0),
            (response, writer) => response.Write(writer),
            """{"error_code":58,"error_message":"wrong","auth_bytes":"0102","session_lifetime_ms":3600000}"""),
    ];

    private static MetadataResponse Metadata(short version) => new()
    {
        Brokers = [new(1, "kafka-1", 9092, "eu"), new(2, "kafka-2", 9093, null)],
        ClusterId = version >= 2 ? "c1" : null,
        ControllerId = 2,
        Topics =
        [
            new(ErrorCode.None, "orders", version >= 10 ? Guid.Parse(Id) : Guid.Empty, true,
                [new(ErrorCode.LeaderNotAvailable, 9, -1, version >= 7 ? 44 : -1, [2, 1], [1], version >= 5 ? [2] : [])]),
            new(ErrorCode.UnknownTopicOrPartition, "gone", Guid.Empty, false, []),
        ],
    };
}
