using Probes.RocketMq.Collectors.Clients;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>What real clients told, in the model's words.</summary>
public sealed class ClientReportReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_slow_push_consumer()
    {
        var report = Read("rocketmq-4.9.8", "CG_ORDER_SLOW");
        Assert.Equal((true, false, false, false), (report.IsPush, report.IsPop, report.IsBroadcasting, report.IsOrderly));
        Assert.True(report.OwnsQueues);
        Assert.True(report.IsSettled);
        Assert.Equal(16, report.Queues.Count(queue => queue.Topic == "T_ORDER"));
        Assert.Equal(2, report.Queues.Count(queue => queue.IsRetry));
        Assert.Equal("*", Assert.Single(report.Subscriptions).Value);
        Assert.Equal(["127.0.0.1:9876", "127.0.0.1:9877"], report.NameServers.Order());
        Assert.Equal(0.2009, report.Topics.Single(topic => topic.Topic == "T_ORDER").ConsumeSeconds!.Value, 4);
        // It works off queue after queue, 64 messages of 200 ms each: some wait for half a minute.
        Assert.Equal(37_000, report.OwnTime - report.Queues.Where(queue => queue.Cached > 0).Min(queue => queue.LastConsume), tolerance: 1_000.0);
        Assert.False(report.IsStalled);
    }

    [Theory]
    [InlineData("rocketmq-4.7.1")]
    [InlineData("rocketmq-4.9.8")]
    [InlineData("rocketmq-5.3.3")]
    public void Consumers_in_order_broadcasting_and_pulling(string set)
    {
        var orderly = Read(set, "CG_FIFO");
        Assert.True(orderly.IsOrderly);
        Assert.All(orderly.Queues, queue => Assert.True(queue.IsLocked));
        var broadcasting = Read(set, "CG_BCAST");
        Assert.True(broadcasting.IsBroadcasting);
        Assert.False(broadcasting.OwnsQueues);
        var pulling = Read(set, "CG_LITEPULL");
        Assert.False(pulling.IsPush);
        Assert.False(pulling.OwnsQueues);
        // From 5.x on, it tells them.
        Assert.Equal(set == "rocketmq-5.3.3", pulling.Queues.Count > 0);
        Assert.Equal(["T_PULL"], pulling.Subscriptions.Keys);
    }

    [Fact]
    public void A_POP_consumer_holds_what_it_has_not_acknowledged_and_owns_nothing()
    {
        var report = Read("rocketmq-5.3.3", "CG_POP_SLOW");
        Assert.True(report.IsPop);
        Assert.False(report.OwnsQueues);
        Assert.Equal(254, report.Queues.Where(queue => queue.Topic == "T_POP").Sum(queue => queue.Cached));
        Assert.False(report.IsStalled);
        Assert.False(Read("rocketmq-5.3.3", "CG_FIFO").IsPop);
    }

    [Fact]
    public void Tags_come_in_one_order()
    {
        var wishes = Read("rocketmq-4.9.8", "CG_MULTI").Subscriptions;
        Assert.Equal("TagA||TagB", wishes["T_LOG"]);
        Assert.Equal("TagA", wishes["T_ORDER"]);
        var other = GetConsumerRunningInfo.Read("{\"subscriptionSet\":[{\"topic\":\"T_LOG\",\"subString\":\"TagB||TagA\",\"subVersion\":9},{\"topic\":\"%RETRY%G\",\"subString\":\"*\"}]}"u8);
        Assert.Equal([KeyValuePair.Create("T_LOG", "TagA||TagB")], ClientReportReader.Read(other, "x", "", Now).Subscriptions);
    }

    [Fact]
    public void The_groups_that_real_clients_shared_are_in_order()
    {
        // T_ORDER has 8 queues on each broker: the only member of CG_ORDER_SLOW has them all.
        var report = Read("rocketmq-5.3.3", "CG_ORDER_SLOW");
        IReadOnlyList<(string Topic, string Broker, int QueueId)> Readable(string topic) =>
            [.. new[] { "broker-a", "broker-b" }.SelectMany(broker => Enumerable.Range(0, 8).Select(queue => (topic, broker, queue)))];
        var ownership = QueueOwnership.Of([report], isWhole: true, Readable)!;
        Assert.Equal(["T_ORDER"], ownership.Topics);
        Assert.Empty(ownership.Unowned!);
        Assert.Empty(ownership.DoublyOwned);
    }

    [Fact]
    public void A_client_that_tells_nothing_is_judged_by_nothing()
    {
        var report = ClientReportReader.Read(GetConsumerRunningInfo.Read("{}"u8), "x", "192.0.2.1:5", Now).After(null);
        Assert.False(report.OwnsQueues);
        Assert.False(report.IsStalled);
        Assert.False(report.IsSettled);
        Assert.Equal("192.0.2.1:5", report.Address);
    }

    [Fact]
    public void A_queue_that_was_given_back_and_one_told_twice_count_once_or_not()
    {
        var info = GetConsumerRunningInfo.Read(
            "{\"mqTable\":{{\"topic\":\"T\",\"brokerName\":\"a\",\"queueId\":0}:{\"droped\":true},{\"topic\":\"T\",\"brokerName\":\"a\",\"queueId\":1}:{\"cachedMsgSizeInMiB\":3},{\"topic\":\"T\",\"brokerName\":\"a\",\"queueId\":1}:{}}}"u8);
        var queue = Assert.Single(ClientReportReader.Read(info, "x", "", Now).Queues);
        Assert.Equal((1, 3L << 20), (queue.QueueId, queue.CachedBytes));
    }

    private static ClientReport Read(string set, string group)
    {
        var frame = CaptureSet.Load(set)[$"broker-b.GET_CONSUMER_RUNNING_INFO.{group}"];
        return ClientReportReader.Read(GetConsumerRunningInfo.Read(RemotingCodec.Read(frame.Response).Body), "x", "", Now).After(null);
    }
}
