using Probes.RocketMq.Client;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>Recorded answers, read by a person and written down here.</summary>
public sealed class CapturedValueTests
{
    [Fact]
    public void A_cluster_has_two_masters_and_a_slave()
    {
        var info = GetBrokerClusterInfo.Read(Body("rocketmq-5.3.3", "ns.GET_BROKER_CLUSTER_INFO"));
        Assert.Equal(["broker-a", "broker-b"], info.Brokers.Select(broker => broker.BrokerName));
        Assert.Equal([KeyValuePair.Create(0L, "127.0.0.1:11911"), KeyValuePair.Create(1L, "127.0.0.1:11921")], info.Brokers[0].Addresses);
        Assert.Equal([KeyValuePair.Create(0L, "127.0.0.1:11931")], info.Brokers[1].Addresses);
        Assert.Equal(["broker-a", "broker-b"], info.Clusters["DefaultCluster"]);
        Assert.All(info.Brokers, broker => Assert.Equal(("DefaultCluster", null, false), (broker.Cluster, broker.ZoneName, broker.EnableActingMaster)));
    }

    [Theory]
    [InlineData("rocketmq-4.7.1")]
    [InlineData("rocketmq-4.9.8")]
    [InlineData("rocketmq-5.3.3")]
    [InlineData("rocketmq-4.9.8-binary-requests")]
    public void A_route_names_the_queues_of_both_brokers(string set)
    {
        var route = GetRouteInfoByTopic.Read(Body(set, "ns.GET_ROUTEINFO_BY_TOPIC.T_ORDER"));
        Assert.Equal([new QueueData("broker-a", 8, 8, 6, 0), new QueueData("broker-b", 8, 8, 6, 0)], route.Queues);
        Assert.Equal(["broker-a", "broker-b"], route.Brokers.Select(broker => broker.BrokerName));
        Assert.Equal(2, route.Brokers[0].Addresses.Count);
        Assert.Null(route.OrderTopicConf);
        Assert.False(route.IsStatic);
    }

    [Fact]
    public void An_ordered_topic_is_listed_with_its_queues() => Assert.Equal(
        [KeyValuePair.Create("T_FIFO", "broker-a:4;broker-b:4")],
        GetKvListByNamespace.Read(Body("rocketmq-4.9.8", "ns.GET_KVLIST_BY_NAMESPACE.ORDER_TOPIC_CONFIG")));

    [Fact]
    public void A_name_server_lists_all_topics()
    {
        var topics = GetAllTopicListFromNameServer.Read(Body("rocketmq-5.3.3", "ns.GET_ALL_TOPIC_LIST_FROM_NAMESERVER")).Topics;
        Assert.Equal(51, topics.Count);
        Assert.Contains("%RETRY%CG_POP_SLOW_T_POP", topics);
        Assert.Contains("INST_1%T_NS", topics);
    }

    [Fact]
    public void Typed_topics_tell_their_type()
    {
        var table = GetAllTopicConfig.Read(Body("rocketmq-5.3.3", "broker-a.GET_ALL_TOPIC_CONFIG"));
        Assert.Equal(new DataVersion(1795223171147, 35, 0), table.DataVersion);
        Assert.Empty(table.StaticTopics);
        Assert.Equal(new TopicConfig("T_TYPED_FIFO", 4, 4, 6, false, 0, "FIFO"), table.Topics.Single(topic => topic.TopicName == "T_TYPED_FIFO"));
        Assert.Equal(new TopicConfig("T_ORDER", 8, 8, 6, false, 0, null), table.Topics.Single(topic => topic.TopicName == "T_ORDER"));
        Assert.Equal(new TopicConfig("SCHEDULE_TOPIC_XXXX", 18, 18, 6, false, 0, null), table.Topics.Single(topic => topic.TopicName == "SCHEDULE_TOPIC_XXXX"));
    }

    [Theory]
    [InlineData("rocketmq-4.9.8", "TOPIC_PUT_SIZE.T_ORDER", 1_430_091, 23_834.85)]
    [InlineData("rocketmq-4.9.8", "GROUP_GET_SIZE.T_ORDER~40CG_ORDER_FAST", 1_430_091, 23_834.85)]
    [InlineData("rocketmq-4.9.8", "SNDBCK_PUT_NUMS.T_RETRY~40CG_RETRY", 78, 1.3)]
    [InlineData("rocketmq-5.3.3", "BROKER_PUT_NUMS.DefaultCluster", 5562, 92.7)]
    public void A_broker_tells_what_it_counted_in_its_last_minute(string set, string key, long sum, double perSecond) =>
        Assert.Equal(new LastMinute(sum, perSecond), ViewBrokerStatsData.Read(Body(set, "broker-a.VIEW_BROKER_STATS_DATA." + key)));

    [Theory]
    [InlineData("rocketmq-4.7.1")]
    [InlineData("rocketmq-4.9.8")]
    [InlineData("rocketmq-5.3.3")]
    public void What_a_broker_never_counted_is_told_by_a_remark(string set) => Assert.All(
        CaptureSet.Load(set).Frames.Where(frame => frame.RequestCode == 315 && !frame.Succeeded),
        frame => Assert.True(new Absence(ResponseCode.SystemError, ViewBrokerStatsData.NotExist)
            .Is(RemotingCodec.Read(frame.Response).Header.Code, RemotingCodec.Read(frame.Response).Header.Remark)));

    [Fact]
    public void The_timer_wheel_of_5_3_3_holds_what_its_topics_say()
    {
        var counts = GetTimerMetrics.Read(Body("rocketmq-5.3.3", "broker-a.GET_TIMER_METRICS"));
        Assert.Equal([new TimerCount("T_TIMER", 48), new TimerCount("rmq_sys_REVIVE_LOG_DefaultCluster", 606)], counts.OrderBy(count => count.Topic, StringComparer.Ordinal));
        // timerCongestNum of the runtime table is all of them, and not only what is due soon.
        Assert.Equal(654, GetBrokerRuntimeInfo.Read(Body("rocketmq-5.3.3", "broker-a.GET_BROKER_RUNTIME_INFO")).TimerCongestNum);
        Assert.Equal(new TimerCheckPoint(1_795_223_335_000, 3155, 3155), GetTimerCheckPoint.Read(Body("rocketmq-5.3.3", "broker-a.GET_TIMER_CHECK_POINT")));
    }

    [Fact]
    public void Two_groups_of_5_3_3_consume_by_pop() => Assert.Equal(
        [new RequestMode("T_POP", "CG_POP", "POP"), new RequestMode("T_POP", "CG_POP_SLOW", "POP")],
        GetAllMessageRequestMode.Read(Body("rocketmq-5.3.3", "broker-b.GET_ALL_MESSAGE_REQUEST_MODE")).OrderBy(mode => mode.Group, StringComparer.Ordinal));

    [Fact]
    public void What_pop_handed_out_is_not_told_by_5_3_3_as_it_comes()
    {
        // CG_ORDER_SLOW pulls, and 64 messages of each queue are out; CG_POP_SLOW has messages out too, and none is told.
        var pull = GetConsumeStats.Read(Body("rocketmq-5.3.3", "broker-a.GET_CONSUME_STATS.CG_ORDER_SLOW")).Where(queue => queue.Topic == "T_ORDER").ToList();
        Assert.All(pull, queue => Assert.Equal(64, queue.Pulled - queue.Committed));
        Assert.Equal(8, pull.Count);
        Assert.All(GetConsumeStats.Read(Body("rocketmq-5.3.3", "broker-a.GET_CONSUME_STATS.CG_POP_SLOW")), queue => Assert.Equal(queue.Committed, queue.Pulled));
        Assert.All(GetConsumeStats.Read(Body("rocketmq-4.9.8", "broker-a.GET_CONSUME_STATS.CG_ORDER_SLOW")), queue => Assert.Null(queue.Pulled));
    }

    [Fact]
    public void A_dead_letter_topic_of_4_7_1_is_write_only()
    {
        var table = GetAllTopicConfig.Read(Body("rocketmq-4.7.1", "broker-a.GET_ALL_TOPIC_CONFIG"));
        Assert.Equal(new TopicConfig("%DLQ%CG_RETRY", 1, 1, 2, false, 0, null), table.Topics.Single(topic => topic.TopicName == "%DLQ%CG_RETRY"));
        Assert.Equal(new DataVersion(1795223672129, 27, 0), table.DataVersion);
    }

    [Fact]
    public void Groups_are_read_with_their_retries()
    {
        var table = GetAllSubscriptionGroupConfig.Read(Body("rocketmq-5.3.3", "broker-a.GET_ALL_SUBSCRIPTIONGROUP_CONFIG"));
        Assert.Equal(new DataVersion(1795223102375, 17, 0), table.DataVersion);
        Assert.Equal(new SubscriptionGroup("CG_POP_SLOW", true, true, true, 1, 3, false), table.Groups.Single(group => group.GroupName == "CG_POP_SLOW"));
        Assert.Equal(new SubscriptionGroup("CG_RETRY", true, true, true, 1, 2, false), table.Groups.Single(group => group.GroupName == "CG_RETRY"));
    }

    [Fact]
    public void Offsets_of_5_3_3_know_a_broadcasting_group()
    {
        var offsets = GetAllConsumerOffset.Read(Body("rocketmq-5.3.3", "broker-a.GET_ALL_CONSUMER_OFFSET"));
        var broadcasting = Assert.Single(offsets.Entries, entry => entry.Broadcasting);
        Assert.Equal(("T_BCAST", "CG_BCAST"), (broadcasting.Topic, broadcasting.Group));
        Assert.Equal([new QueueOffset(0, 171), new QueueOffset(1, 172)], broadcasting.Queues);
        var slow = offsets.Entries.Single(entry => entry is { Topic: "T_ORDER", Group: "CG_ORDER_SLOW" });
        Assert.Equal([71, 77, 67, 73, 88, 66, 74, 76], slow.Queues.Select(queue => queue.Offset));
        var namespaced = offsets.Entries.Single(entry => entry.Topic == "%RETRY%INST_1%CG_NS");
        Assert.Equal("INST_1%CG_NS", namespaced.Group);
    }

    [Fact]
    public void A_dead_letter_queue_has_its_ends() => Assert.Equal(
        [new QueueStats(0, 0, 233, 1795223334777)],
        GetTopicStatsInfo.Read(Body("rocketmq-5.3.3", "broker-a.GET_TOPIC_STATS_INFO.~25DLQ~25CG_EXCEPTION")).Queues);

    [Fact]
    public void A_topic_that_was_never_written_to_has_empty_queues() => Assert.Equal(
        [.. Enumerable.Range(0, 4).Select(queue => new QueueStats(queue, 0, 0, 0))],
        GetTopicStatsInfo.Read(Body("rocketmq-4.9.8", "broker-a.GET_TOPIC_STATS_INFO.T_EMPTY")).Queues);

    [Fact]
    public void A_broadcasting_group_is_connected_with_two_clients()
    {
        var consumers = GetConsumerConnectionList.Read(Body("rocketmq-5.3.3", "broker-a.GET_CONSUMER_CONNECTION_LIST.CG_BCAST"));
        Assert.Equal(("CONSUME_PASSIVELY", "BROADCASTING", "CONSUME_FROM_FIRST_OFFSET"), (consumers.ConsumeType, consumers.MessageModel, consumers.ConsumeFromWhere));
        Assert.Equal(
            [
                new ClientConnection("192.0.2.2@bc0", "127.0.0.1:33322", "JAVA", new MqVersion(479)),
                new ClientConnection("192.0.2.2@bc1", "127.0.0.1:33332", "JAVA", new MqVersion(479)),
            ],
            consumers.Connections.OrderBy(client => client.ClientId));
        Assert.Equal([new Subscription("T_BCAST", "*", "TAG", 1795223100777)], consumers.Subscriptions);
    }

    [Fact]
    public void Time_spans_are_read_by_queue()
    {
        var spans = QueryConsumeTimeSpan.Read(Body("rocketmq-4.9.8", "broker-a.QUERY_CONSUME_TIME_SPAN.CG_ORDER_SLOW~40T_ORDER"));
        Assert.Equal(Enumerable.Range(0, 8), spans.Select(span => span.QueueId));
        Assert.Equal(new QueueTimeSpan(0, 1795219895946, 1795220098414, 1795219911963, 186091), spans[0]);
    }

    [Fact]
    public void Producers_are_read_by_group()
    {
        var producers = GetAllProducerInfo.Read(Body("rocketmq-5.3.3", "broker-a.GET_ALL_PRODUCER_INFO"));
        Assert.Equal(new ProducerClient("192.0.2.2@po", "127.0.0.1:32784", "JAVA", new MqVersion(479), 1795223310489), Assert.Single(producers["PG_ORDER"]));
        Assert.Contains("INST_1%PG_NS", producers.Keys);
        Assert.True(producers["CLIENT_INNER_PRODUCER"].Count > 10);
    }

    private static ReadOnlySpan<byte> Body(string set, string name) => RemotingCodec.Read(CaptureSet.Load(set)[name].Response).Body;
}
