using System.Text;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>What clients tell of themselves (307): they wrote it, in their language, and not the broker.</summary>
public sealed class ConsumerRunningInfoTests
{
    [Theory]
    [InlineData("CG", "192.0.2.1@1")]
    [InlineData("jstackEnable", "true")]
    [InlineData("", "")]
    public void Stacks_are_never_asked_for(string group, string clientId)
    {
        var request = GetConsumerRunningInfo.Request(group, clientId);
        Assert.Equal(RequestCode.GetConsumerRunningInfo, request.Code);
        Assert.Equal("false", Assert.Single(request.ExtFields, argument => argument.Key == "jstackEnable").Value);
        Assert.Equal(["clientId", "consumerGroup", "jstackEnable"], request.ExtFields.Select(argument => argument.Key).Order());
    }

    [Fact]
    public void Nothing_in_the_program_could_ask_for_them() =>
        Assert.DoesNotContain(
            typeof(GetConsumerRunningInfo).GetMethods().SelectMany(method => method.GetParameters()),
            parameter => parameter.ParameterType == typeof(bool) || parameter.Name!.Contains("stack", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("rocketmq-4.9.8", 64, 65, 1795220082338, 1795220112762, true, 4.983333333333333, 200.91973244147158)]
    [InlineData("rocketmq-5.3.3", 64, 71, 1795223301099, 1795223339415, true, 4.983333333333333, 200.7257525083612)]
    public void A_slow_consumer_tells_what_it_holds(
        string set, long cached, long commit, long lastConsume, long lastPull, bool isLocked, double okRate, double milliseconds)
    {
        var info = Read(set, "broker-b.GET_CONSUMER_RUNNING_INFO.CG_ORDER_SLOW");
        Assert.Equal(18, info.Queues.Count);
        var queue = info.Queues.Single(queue => queue.Queue == new MessageQueue("T_ORDER", "broker-a", 0));
        Assert.Equal(new ProcessQueue(queue.Queue, cached, 0, commit, false, lastConsume, lastPull, isLocked, queue.LastLock), queue);

        var status = info.Statuses.Single(status => status.Topic == "T_ORDER");
        Assert.Equal((okRate, 0, milliseconds, 0L), (status.OkRate, status.FailedRate, status.ConsumeMilliseconds, status.FailedMessages));
        Assert.Equal("CONSUME_PASSIVELY", info.Properties[ConsumerRunningInfo.ConsumeType]);
        Assert.Equal("CLUSTERING", info.Properties[ConsumerRunningInfo.MessageModel]);
        Assert.Equal("false", info.Properties[ConsumerRunningInfo.ConsumesInOrder]);
        Assert.Equal(["%RETRY%CG_ORDER_SLOW", "T_ORDER"], info.Subscriptions.Select(topic => topic.Topic));
    }

    [Fact]
    public void A_client_tells_the_tags_that_it_wants_itself()
    {
        var info = Read("rocketmq-4.9.8", "broker-a.GET_CONSUMER_RUNNING_INFO.CG_MULTI");
        Assert.Contains(new Subscription("T_LOG", "TagA || TagB", "TAG", 1795219889213), info.Subscriptions);
        Assert.Contains(new Subscription("T_ORDER", "TagA", "TAG", 1795219888663), info.Subscriptions);
    }

    [Fact]
    public void A_POP_consumer_tells_what_it_has_not_acknowledged()
    {
        var info = Read("rocketmq-5.3.3", "broker-b.GET_CONSUMER_RUNNING_INFO.CG_POP_SLOW");
        Assert.Equal(
            [new PopProcessQueue(new MessageQueue("T_POP", "broker-a", -1), 126, false, 1795223339415), new PopProcessQueue(new MessageQueue("T_POP", "broker-b", -1), 128, false, 1795223339415)],
            info.PopQueues.Where(queue => queue.Queue.Topic == "T_POP").OrderBy(queue => queue.Queue.BrokerName));
        Assert.Equal("false", info.Properties[ConsumerRunningInfo.RebalancesItself]);
        Assert.DoesNotContain(info.Queues, queue => queue.Queue.Topic == "T_POP");
    }

    [Theory]
    [InlineData("rocketmq-4.9.8", "127.0.0.1:9877;127.0.0.1:9876;")]
    [InlineData("rocketmq-4.7.1", "127.0.0.1:9776;127.0.0.1:9777;")]
    public void A_lite_pull_consumer_of_4_x_tells_no_queues(string set, string nameServers)
    {
        var info = Read(set, "broker-b.GET_CONSUMER_RUNNING_INFO.CG_LITEPULL");
        Assert.Empty(info.Queues);
        Assert.Equal("CONSUME_ACTIVELY", info.Properties[ConsumerRunningInfo.ConsumeType]);
        Assert.Equal(nameServers.Split(';').Order(), info.Properties[ConsumerRunningInfo.NameServers].Split(';').Order());
        Assert.True(long.Parse(info.Properties[ConsumerRunningInfo.StartTime], System.Globalization.CultureInfo.InvariantCulture) > 1_795_000_000_000);
    }

    /// <summary>Go, C++ and Rust clients write strict JSON, keys as strings, some numbers as strings, and not every field.</summary>
    [Theory]
    [InlineData("{\"mqTable\":{\"{\\\"brokerName\\\":\\\"a\\\",\\\"queueId\\\":1,\\\"topic\\\":\\\"T\\\"}\":{\"cachedMsgCount\":3,\"locked\":true}}}")]
    [InlineData("{\"mqTable\":{{\"topic\":\"T\",\"brokerName\":\"a\",\"queueId\":\"1\"}:{\"cachedMsgCount\":\"3\",\"locked\":\"true\",\"x\":[{}]}}}")]
    [InlineData("{\"jstack\":\"x\",\"mqTable\":{{\"queueId\":1,\"topic\":\"T\"}:{\"cachedMsgCount\":9},\"T\":{},{\"topic\":\"T\",\"brokerName\":\"a\",\"queueId\":1}:{\"cachedMsgCount\":3,\"locked\":1},{}:null}}")]
    public void Queues_are_read_in_every_spelling(string body) => Assert.Equal(
        new ProcessQueue(new MessageQueue("T", "a", 1), 3, 0, 0, false, 0, 0, true, 0), Assert.Single(GetConsumerRunningInfo.Read(Encoding.UTF8.GetBytes(body)).Queues));

    [Fact]
    public void What_a_client_does_not_measure_is_not_zero()
    {
        var info = GetConsumerRunningInfo.Read("{\"statusTable\":{\"T\":{\"consumeRT\":8.0E-4,\"consumeOKTPS\":null,\"pullTPS\":NaN}}}"u8);
        Assert.Equal(new ConsumeStatus("T", null, null, 0.0008, null, null, null), Assert.Single(info.Statuses));
    }

    private static ConsumerRunningInfo Read(string set, string name) => GetConsumerRunningInfo.Read(RemotingCodec.Read(CaptureSet.Load(set)[name].Response).Body);
}
