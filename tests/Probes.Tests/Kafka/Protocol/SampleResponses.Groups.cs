using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>Responses about groups.</summary>
internal static partial class SampleResponses
{
    public static Sample[] Groups { get; } =
    [
        Sample.Response("find_coordinator", new FindCoordinatorRequest(""),
            version => new FindCoordinatorResponse(ErrorCode.CoordinatorNotAvailable, version >= 1 ? "later" : null, 3, "kafka-3", 9094),
            (response, writer) => response.Write(writer),
            """{"error_code":15,"error_message":"later","node_id":3,"host":"kafka-3","port":9094}"""),

        Sample.Response("list_groups", new ListGroupsRequest(),
            version => new ListGroupsResponse(ErrorCode.CoordinatorLoadInProgress,
                [new("billing", "consumer", version >= 4 ? "Stable" : "", version >= 5 ? "classic" : ""), new("", "")]),
            (response, writer) => response.Write(writer),
            """
            {"error_code":14,"groups":[{"group_id":"billing","protocol_type":"consumer","group_state":"Stable","group_type":"classic"},
              {"group_id":"","protocol_type":"","group_state":"","group_type":""}]}
            """),

        Sample.Response("describe_groups", new DescribeGroupsRequest([]),
            version => new DescribeGroupsResponse(
            [
                new(ErrorCode.None, "billing", "Stable", "consumer", "range",
                    [new("m-1", version >= 4 ? "static-1" : null, "app", "/10.0.0.1", [1], [2, 3]), new("m-2", null, "", "", [], [])]),
                new(ErrorCode.GroupIdNotFound, "gone", "Dead", "", "", []),
            ]),
            (response, writer) => response.Write(writer),
            """
            {"groups":[
              {"error_code":0,"=error_message":null,"group_id":"billing","group_state":"Stable","protocol_type":"consumer","protocol_data":"range","members":[
                {"member_id":"m-1","group_instance_id":"static-1","client_id":"app","client_host":"/10.0.0.1","member_metadata":"01","member_assignment":"0203"},
                {"member_id":"m-2","group_instance_id":null,"client_id":"","client_host":"","member_metadata":"","member_assignment":""}]},
              {"error_code":69,"=error_message":null,"group_id":"gone","group_state":"Dead","protocol_type":"","protocol_data":"","members":[]}]}
            """),

        Sample.Response("offset_fetch", new OffsetFetchRequest([new("billing", null)]),
            version => new OffsetFetchResponse(version < 8
                ? [new("billing", [new("orders", [new(0, 1L << 40, ErrorCode.None), new(1, -1, ErrorCode.UnstableOffsetCommit)])], ErrorCode.NotCoordinator)]
                : [new("billing", [new("orders", [new(0, 1L << 40, ErrorCode.None)])], ErrorCode.None), new("mail", [], ErrorCode.GroupAuthorizationFailed)]),
            (response, writer) => response.Write(writer),
            """
            {"topics":[{"name":"orders","partitions":[
               {"partition_index":0,"committed_offset":1099511627776,"error_code":0},{"partition_index":1,"committed_offset":-1,"error_code":88}]}],
             "error_code":16,
             "groups":[
               {"group_id":"billing","topics":[{"name":"orders","partitions":[{"partition_index":0,"committed_offset":1099511627776,"error_code":0}]}],"error_code":0},
               {"group_id":"mail","topics":[],"error_code":30}]}
            """,
            ofVersion: true),

        Sample.Response("consumer_group_describe", new ConsumerGroupDescribeRequest([]),
            _ => new ConsumerGroupDescribeResponse(
            [
                new(ErrorCode.None, null, "billing", "Reconciling", 7, 6, "uniform",
                [
                    new()
                    {
                        Id = "m-1", InstanceId = "static-1", Epoch = 5, ClientId = "app", Host = "/10.0.0.1", Topics = ["orders", "mail"], TopicRegex = "a.*",
                        Assignment = [new(Guid.Parse(Id), "orders", [0, 1])], Target = [new(Guid.Parse(Id), "orders", [0]), new(Guid.Empty, "mail", [])],
                    },
                    new() { Id = "m-2" },
                ]),
                new(ErrorCode.GroupIdNotFound, "none such", "gone", "Dead", 0, 0, "", []),
            ]),
            (response, writer) => response.Write(writer),
            """
            {"groups":[
              {"error_code":0,"error_message":null,"group_id":"billing","group_state":"Reconciling","group_epoch":7,"assignment_epoch":6,"assignor_name":"uniform","members":[
                {"member_id":"m-1","instance_id":"static-1","member_epoch":5,"client_id":"app","client_host":"/10.0.0.1","subscribed_topic_names":["orders","mail"],
                 "subscribed_topic_regex":"a.*","=member_type":1,
                 "assignment":{"topic_partitions":[{"topic_id":"00112233-4455-6677-8899-aabbccddeeff","topic_name":"orders","partitions":[0,1]}]},
                 "target_assignment":{"topic_partitions":[{"topic_id":"00112233-4455-6677-8899-aabbccddeeff","topic_name":"orders","partitions":[0]},
                   {"topic_id":"00000000-0000-0000-0000-000000000000","topic_name":"mail","partitions":[]}]}},
                {"member_id":"m-2","instance_id":null,"member_epoch":0,"client_id":"","client_host":"","subscribed_topic_names":[],"subscribed_topic_regex":null,
                 "=member_type":1,"assignment":{"topic_partitions":[]},"target_assignment":{"topic_partitions":[]}}]},
              {"error_code":69,"error_message":"none such","group_id":"gone","group_state":"Dead","group_epoch":0,"assignment_epoch":0,"assignor_name":"","members":[]}]}
            """),
    ];
}
