using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Transport;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>Requests as the codec has them and as the protocol names their fields.</summary>
internal static class SampleRequests
{
    public static Sample[] All { get; } =
    [
        Sample.Request("produce", _ => new ProduceRequest(-1, 1500, [new("orders", [new(3, [1, 2, 3]), new(4, [])])]), ProduceRequest.Read,
            """{"=transactional_id":null,"acks":-1,"timeout_ms":1500,"topic_data":[{"name":"orders","partition_data":[{"index":3,"records":"010203"},{"index":4,"records":""}]}]}"""),

        Sample.Request("fetch", _ => new FetchRequest(500, 1 << 20, [new("orders", [new(1, 1L << 40, 1 << 16)])]) { MinBytes = 2 }, FetchRequest.Read,
            """{"max_wait_ms":500,"min_bytes":2,"max_bytes":1048576,"topics":[{"topic":"orders","partitions":[{"partition":1,"fetch_offset":1099511627776,"partition_max_bytes":65536}]}]}"""),

        Sample.Request("list_offsets",
            version => new ListOffsetsRequest((sbyte)(version >= 2 ? 1 : 0), [new("orders", [new(0, -1), new(7, 1_700_000_000_000)]), new("", [])]),
            ListOffsetsRequest.Read,
            """{"=replica_id":-1,"isolation_level":1,"topics":[{"name":"orders","partitions":[{"partition_index":0,"timestamp":-1},{"partition_index":7,"timestamp":1700000000000}]},{"name":"","partitions":[]}]}"""),

        Sample.Request("metadata", version => new MetadataRequest { Topics = ["orders", "ключ"], AllowAutoTopicCreation = version < 4 }, MetadataRequest.Read,
            """{"topics":[{"=topic_id":"00000000-0000-0000-0000-000000000000","name":"orders"},{"=topic_id":"00000000-0000-0000-0000-000000000000","name":"ключ"}],"allow_auto_topic_creation":false}"""),

        Sample.Request("metadata,all topics", version => new MetadataRequest { AllowAutoTopicCreation = version < 4 }, MetadataRequest.Read,
            """{"topics":null,"allow_auto_topic_creation":false}"""),

        Sample.Request("metadata,no topic", version => new MetadataRequest { Topics = [], AllowAutoTopicCreation = true }, MetadataRequest.Read,
            """{"topics":[],"allow_auto_topic_creation":true}"""),

        Sample.Request("offset_fetch",
            version => new OffsetFetchRequest(version < 8
                ? [new("billing", [new("orders", [0, 5])])]
                : [new("billing", null), new("mail", [new("orders", [0, 5])])]),
            OffsetFetchRequest.Read,
            """{"group_id":"billing","topics":[{"name":"orders","partition_indexes":[0,5]}],"groups":[{"group_id":"billing","topics":null},{"group_id":"mail","topics":[{"name":"orders","partition_indexes":[0,5]}]}]}""",
            ofVersion: true),

        Sample.Request("offset_fetch,all topics", _ => new OffsetFetchRequest([new("billing", null)]), OffsetFetchRequest.Read,
            """{"group_id":"billing","topics":null,"groups":[{"group_id":"billing","topics":null}]}"""),

        Sample.Request("find_coordinator", _ => new FindCoordinatorRequest("billing"), FindCoordinatorRequest.Read, """{"key":"billing"}"""),

        Sample.Request("describe_groups", _ => new DescribeGroupsRequest(["billing", ""]), DescribeGroupsRequest.Read, """{"groups":["billing",""]}"""),

        Sample.Request("list_groups", _ => new ListGroupsRequest(), ListGroupsRequest.Read, "{}"),

        Sample.Request("sasl_handshake", _ => new SaslHandshakeRequest("SCRAM-SHA-256"), SaslHandshakeRequest.Read, """{"mechanism":"SCRAM-SHA-256"}"""),

        Sample.Request("api_versions", _ => new ApiVersionsRequest(), (ref KafkaReader _) => new ApiVersionsRequest(), "{}"),

        Sample.Request("create_topics", _ => new CreateTopicsRequest("canary", 3, 2, [new("retention.ms", "60000")], 30_000),
            (ref KafkaReader reader) => CreateTopicsRequest.Read(ref reader) is [var topic] ? topic : throw new ProtocolException("not one topic"),
            """{"topics":[{"name":"canary","num_partitions":3,"replication_factor":2,"configs":[{"name":"retention.ms","value":"60000"}]}],"timeout_ms":30000}"""),

        Sample.Request("describe_configs",
            _ => new DescribeConfigsRequest([new(ConfigResource.Topic, "orders", ["retention.ms"]), new(ConfigResource.Broker, "1", null)]),
            DescribeConfigsRequest.Read,
            """{"resources":[{"resource_type":2,"resource_name":"orders","configuration_keys":["retention.ms"]},{"resource_type":4,"resource_name":"1","configuration_keys":null}]}"""),

        Sample.Request("describe_log_dirs", _ => new DescribeLogDirsRequest(), DescribeLogDirsRequest.Read, """{"=topics":null}"""),

        Sample.Request("sasl_authenticate", _ => new SaslAuthenticateRequest([0, 255, 7]), SaslAuthenticateRequest.Read, """{"auth_bytes":"00ff07"}"""),

        Sample.Request("consumer_group_describe", _ => new ConsumerGroupDescribeRequest(["billing", "mail"]), ConsumerGroupDescribeRequest.Read,
            """{"group_ids":["billing","mail"]}"""),
    ];
}
