using System.Text;
using Probes.RocketMq.Protocol;
using Probes.Transport;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>Shapes that the recorded servers did not send but that the protocol, other clients or later versions do.</summary>
public sealed class AnswerShapeTests
{
    public static TheoryData<int> JsonCodes =>
        [.. Enum.GetValues<RequestCode>().Except([RequestCode.GetBrokerConfig, RequestCode.GetNamesrvConfig, RequestCode.GetTimerCheckPoint]).Select(code => (int)code).Except(Decoders.WithoutBody)];

    [Theory]
    [MemberData(nameof(JsonCodes))]
    public void An_answer_without_a_body_or_with_something_behind_it_is_an_error(int code)
    {
        foreach (var body in new[] { "", "null", "[]", "{", "{}{}", "{} x", "\"\"" })
            Assert.Throws<ProtocolException>(() => DecodedText.Of(code, Encoding.UTF8.GetBytes(body)).Count());
    }

    [Theory]
    [MemberData(nameof(JsonCodes))]
    public void An_answer_that_lacks_everything_is_empty(int code)
    {
        var expected = DecodedText.Of(code, "{}"u8).ToList();
        Assert.True(expected.Count <= 1);
        foreach (var value in new[] { "null", "0", "\"x\"", "[]", "{}", "{\"$ref\":\"$\"}", "[null,1,[]]" })
        {
            // The lists and maps of all bodies at once: none may mind what it is.
            var names = new[]
            {
                "table", "brokerAddrTable", "clusterAddrTable", "topicList", "queueDatas", "brokerDatas", "topicQueueMappingByBroker", "topicConfigTable",
                "topicQueueMappingDetailMap", "dataVersion", "subscriptionGroupTable", "offsetTable", "connectionSet", "subscriptionTable",
                "consumeTimeSpanSet", "data", "statsMinute", "lmqOffsetTable", "groupTopicMap", "timingCount", "messageRequestModeMap",
                "haConnectionInfo", "haClientRuntimeInfo", "replicasInfoTable",
                "mqTable", "mqPopTable", "properties", "statusTable", "subscriptionSet",
            };
            var body = "{" + string.Join(',', names.Select(name => $"\"{name}\":{value}")) + "}";
            var lines = DecodedText.Of(code, Encoding.UTF8.GetBytes(body)).Where(line => line is not ("1" or "version 0 0 0")).ToList();
            Assert.True(lines.Count <= expected.Count, string.Join('\n', lines));
        }
    }

    [Theory]
    [InlineData("{\"offsetTable\":{{\"brokerName\":\"a\",\"queueId\":1,\"topic\":\"T\"}:{\"lastUpdateTimestamp\":3,\"maxOffset\":2,\"minOffset\":1}}}")]
    [InlineData("{\"offsetTable\":{{\"topic\":\"T\",\"brokerName\":\"a\",\"queueId\":\"1\"}:{\"maxOffset\":\"2\",\"minOffset\":\"1\",\"lastUpdateTimestamp\":\"3\"}}}")]
    [InlineData("{\"topicPutTps\":8.0E-4,\"offsetTable\":{\"{\\\"brokerName\\\":\\\"a\\\",\\\"queueId\\\":1,\\\"topic\\\":\\\"T\\\"}\":{\"x\":{},\"maxOffset\":2,\"minOffset\":1,\"lastUpdateTimestamp\":3}}}")]
    [InlineData("{\"offsetTable\":{{\"queueId\":1}:{\"lastUpdateTimestamp\":3,\"maxOffset\":2,\"minOffset\":1},{\"queueId\":2}:{\"$ref\":\"$.x\"},{\"queueId\":3}:null,{\"queueId\":4}:{\"minOffset\":0},\"name\":{\"maxOffset\":9},{}:{\"maxOffset\":9}}}")]
    public void Topic_stats_are_read_in_every_spelling(string body) =>
        Assert.Equal(new QueueStats(1, 1, 2, 3), Assert.Single(GetTopicStatsInfo.Read(Encoding.UTF8.GetBytes(body)).Queues));

    [Fact]
    public void Queues_are_ordered()
    {
        var stats = GetTopicStatsInfo.Read("{\"offsetTable\":{{\"queueId\":10}:{\"maxOffset\":1},{\"queueId\":2}:{\"maxOffset\":1},{\"queueId\":0}:{\"maxOffset\":1}}}"u8);
        Assert.Equal([0, 2, 10], stats.Queues.Select(queue => queue.QueueId));
        var offsets = GetAllConsumerOffset.Read("{\"offsetTable\":{\"T@G\":{10:1,2:1,0:1}}}"u8);
        Assert.Equal([0, 2, 10], Assert.Single(offsets.Entries).Queues.Select(queue => queue.QueueId));
    }

    [Theory]
    [InlineData("T@G", "T", "G", false)]
    [InlineData("%RETRY%INST_1%CG@INST_1%CG", "%RETRY%INST_1%CG", "INST_1%CG", false)]
    [InlineData("T_BCAST@CG_BCAST@broadcast", "T_BCAST", "CG_BCAST", true)]
    [InlineData("T@broadcast", "T", "broadcast", false)]
    [InlineData("T@@broadcast", "T", "@broadcast", false)]
    [InlineData("T@G@H", "T", "G@H", false)]
    public void A_key_of_offsets_is_a_topic_and_a_group(string key, string topic, string group, bool broadcasting)
    {
        var entry = Assert.Single(GetAllConsumerOffset.Read(Encoding.UTF8.GetBytes($"{{\"offsetTable\":{{\"{key}\":{{\"0\":9007199254740993}}}}}}")).Entries);
        Assert.Equal((topic, group, broadcasting), (entry.Topic, entry.Group, entry.Broadcasting));
        Assert.Equal([new QueueOffset(0, 9007199254740993)], entry.Queues);
    }

    [Theory]
    [InlineData("\"TG\":{0:1}")]
    [InlineData("\"@G\":{0:1}")]
    [InlineData("\"T@\":{0:1}")]
    [InlineData("\"\":{0:1}")]
    [InlineData("null:{0:1}")]
    [InlineData("{\"T@G\":1}:{0:1}")]
    public void A_key_that_is_neither_is_passed_over(string member) =>
        Assert.Empty(GetAllConsumerOffset.Read(Encoding.UTF8.GetBytes($"{{\"offsetTable\":{{{member}}}}}")).Entries);

    [Fact]
    public void An_offset_that_cannot_be_read_is_no_commit()
    {
        var entry = Assert.Single(GetAllConsumerOffset.Read(
            "{\"lmqOffsetTable\":{\"%LMQ%a@%LMQ%a\":5},\"offsetTable\":{\"T@G\":{0:null,1:\"7\",x:1,2:{},3:99999999999999999999,99999999999:1}}}"u8).Entries);
        Assert.Equal([new QueueOffset(1, 7)], entry.Queues);
    }

    [Fact]
    public void A_static_topic_is_recognised()
    {
        var table = GetAllTopicConfig.Read((
            "{\"topicQueueMappingDetailMap\":{\"A\":{\"bname\":\"b\",\"hostedQueues\":{0:[{\"gen\":0}]},\"totalQueues\":0},\"B\":{\"totalQueues\":8}," +
            "\"C\":{},\"D\":null,\"E\":{\"hostedQueues\":{},\"totalQueues\":0}},\"topicConfigTable\":{\"A\":{\"topicName\":\"A\"},\"N\":{},\"X\":null}}").U8());
        Assert.Equal(["A", "B"], table.StaticTopics.Keys.Order());
        Assert.Equal(8, table.StaticTopics["B"].LogicalQueues);
        // An item that does not tell where it is cannot be used.
        Assert.Empty(table.StaticTopics["A"].Queues);
        Assert.Equal([new TopicConfig("A", 16, 16, 6, false, 0, null), new TopicConfig("N", 16, 16, 6, false, 0, null)], table.Topics);
        Assert.Null(table.DataVersion);
        var route = GetRouteInfoByTopic.Read("{\"topicQueueMappingByBroker\":{\"b\":{\"totalQueues\":8}}}"u8);
        Assert.True(route.IsStatic);
    }

    [Fact]
    public void A_group_has_Javas_defaults()
    {
        var group = Assert.Single(GetAllSubscriptionGroupConfig.Read("{\"subscriptionGroupTable\":{\"G\":{\"consumeEnable\":null}}}"u8).Groups);
        Assert.Equal(new SubscriptionGroup("G", true, true, true, 1, 16, false), group);
    }

    [Fact]
    public void A_message_type_is_read_with_and_without_its_plus()
    {
        var topics = GetAllTopicConfig.Read(
            "{\"topicConfigTable\":{\"A\":{\"attributes\":{\"+message.type\":\"FIFO\"}},\"B\":{\"attributes\":{\"x\":1,\"message.type\":\"DELAY\"}},\"C\":{\"attributes\":null}}}"u8).Topics;
        Assert.Equal(["FIFO", "DELAY", null], topics.Select(topic => topic.MessageType));
    }

    [Fact]
    public void A_broker_without_a_master_a_zone_and_an_odd_id_is_read()
    {
        var info = GetBrokerClusterInfo.Read((
            "{\"brokerAddrTable\":{\"b\":{\"brokerAddrs\":{1:\"h:2\",x:\"?\",2:null},\"cluster\":\"C\",\"zoneName\":\"z\",\"enableActingMaster\":true},\"a\":{}}," +
            "\"clusterAddrTable\":{\"C\":[\"b\",\"a\",null],\"D\":null}}").U8());
        Assert.Equal(["a", "b"], info.Brokers.Select(broker => broker.BrokerName));
        Assert.Equal([KeyValuePair.Create(1L, "h:2")], info.Brokers[1].Addresses);
        Assert.Equal(("C", "z", true), (info.Brokers[1].Cluster, info.Brokers[1].ZoneName, info.Brokers[1].EnableActingMaster));
        Assert.Equal(["a", "b"], info.Clusters["C"]);
        Assert.Empty(info.Clusters["D"]);
    }

    [Fact]
    public void A_client_of_another_language_may_leave_things_out()
    {
        var consumers = GetConsumerConnectionList.Read("{\"connectionSet\":[{\"clientId\":\"c\"},null],\"subscriptionTable\":{\"T\":{\"subString\":null}}}"u8);
        Assert.Equal([new ClientConnection("c", "", "", new MqVersion(0))], consumers.Connections);
        Assert.Equal([new Subscription("T", "", "TAG", 0)], consumers.Subscriptions);
        Assert.Equal(("", "", ""), (consumers.ConsumeType, consumers.MessageModel, consumers.ConsumeFromWhere));
        var producers = GetAllProducerInfo.Read("{\"data\":{\"G\":[{\"remoteIP\":\"/[::1]:5\"}],\"H\":null}}"u8);
        Assert.Equal([new ProducerClient("", "[::1]:5", "", new MqVersion(0), 0)], producers["G"]);
        Assert.Empty(producers["H"]);
    }

    [Fact]
    public void A_time_span_without_its_queue_is_passed_over() =>
        Assert.Equal([new QueueTimeSpan(1, 0, 0, 0, 5)], QueryConsumeTimeSpan.Read(
            "{\"consumeTimeSpanSet\":[{\"delayTime\":5,\"messageQueue\":{\"queueId\":1}},{\"delayTime\":5},{\"messageQueue\":null},null]}"u8));

    [Fact]
    public void The_logical_queues_of_a_static_topic_are_told_with_their_stretches()
    {
        var table = GetAllTopicConfig.Read((
            "{\"topicConfigTable\":{},\"topicQueueMappingDetailMap\":{\"S\":{\"bname\":\"b\",\"currIdMap\":{0:1},\"dirty\":false,\"epoch\":3,\"hostedQueues\":{" +
            "0:[{\"bname\":\"a\",\"endOffset\":90,\"gen\":0,\"logicOffset\":0,\"queueId\":2,\"startOffset\":0,\"timeOfEnd\":-1,\"timeOfStart\":-1}," +
            "{\"bname\":\"b\",\"endOffset\":-1,\"gen\":1,\"logicOffset\":1000,\"queueId\":1,\"startOffset\":0}],7:null,8:[null,{\"gen\":1},{\"queueId\":1}],x:[{\"queueId\":1,\"bname\":\"a\"}]}," +
            "\"topic\":\"S\",\"totalQueues\":9}}}").U8());
        Assert.Equal(9, table.StaticTopics["S"].LogicalQueues);
        Assert.Equal([new MappedQueue(0, 0, "a", 2), new MappedQueue(0, 1, "b", 1)], table.StaticTopics["S"].Queues);
    }

    [Theory]
    [InlineData("{\"offsetTable\":{}}", null)]
    [InlineData("{\"lmqOffsetTable\":{},\"offsetTable\":{}}", 0)]
    [InlineData("{\"lmqOffsetTable\":{\"%LMQ%a@%LMQ%a\":5,\"%LMQ%b@g\":6},\"offsetTable\":{\"T@G\":{0:1}}}", 2)]
    public void Light_queues_are_counted_and_not_kept(string body, int? count)
    {
        var offsets = GetAllConsumerOffset.Read(Encoding.UTF8.GetBytes(body));
        Assert.Equal(count, offsets.LightQueues);
        Assert.DoesNotContain(offsets.Entries, entry => entry.Topic.StartsWith('%'));
    }

    [Fact]
    public void A_position_without_a_commit_a_queue_or_a_topic_is_passed_over() =>
        Assert.Equal([new QueueProgress("T", 1, 5, null), new QueueProgress("T", 2, 5, 9)], GetConsumeStats.Read((
            "{\"consumeTps\":8.0E-4,\"offsetTable\":{{\"queueId\":1,\"topic\":\"T\"}:{\"consumerOffset\":5},{\"topic\":\"T\",\"queueId\":2}:{\"brokerOffset\":12,\"consumerOffset\":5,\"pullOffset\":9}," +
            "{\"queueId\":3,\"topic\":\"T\"}:{\"pullOffset\":5},{\"topic\":\"T\"}:{\"consumerOffset\":5},{\"queueId\":4}:{\"consumerOffset\":5},{\"queueId\":5,\"topic\":\"T\"}:null}}").U8()));

    [Fact]
    public void A_count_or_a_mode_that_is_not_told_is_passed_over()
    {
        Assert.Equal([new TimerCount("A", 3)], GetTimerMetrics.Read("{\"timingCount\":{\"A\":{\"count\":3,\"timeStamp\":1},\"B\":{},\"C\":null}}"u8));
        var modes = GetAllMessageRequestMode.Read(
            "{\"messageRequestModeMap\":{\"T\":{\"G\":{\"mode\":\"POP\"},\"H\":{\"mode\":\"PULL\"},\"I\":{}},\"U\":null}}"u8);
        Assert.Equal([("T", "G", true), ("T", "H", false)], modes.Select(mode => (mode.Topic, mode.Group, mode.IsPop)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(55)]
    public void A_timer_checkpoint_that_is_cut_is_refused(int length) =>
        Assert.Throws<ProtocolException>(() => GetTimerCheckPoint.Read(new byte[length]));
}
