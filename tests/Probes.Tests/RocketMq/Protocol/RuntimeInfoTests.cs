using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

public sealed class RuntimeInfoTests
{
    // Keys that have a typed member, and two families of keys.
    private static readonly HashSet<string> Known =
    [
        "msgPutTotalTodayNow", "msgPutTotalTodayMorning", "msgPutTotalYesterdayMorning", "msgGetTotalTodayNow", "msgGetTotalTodayMorning",
        "msgGetTotalYesterdayMorning", "putMessageFailedTimes", "putMessageSizeTotal", "putMessageTimesTotal", "putMessageAverageSize",
        "putMessageEntireTimeMax", "getMessageEntireTimeMax", "putLatency99", "putLatency999", "putMessageDistributeTime", "putTps", "getFoundTps",
        "getMissTps", "getTotalTps", "getTransferredTps", "getTransferedTps", "dispatchMaxBuffer", "pageCacheLockTimeMills", "commitLogDiskRatio",
        "consumeQueueDiskRatio", "commitLogDirCapacity", "commitLogMinOffset", "commitLogMaxOffset", "dispatchBehindBytes",
        "remainHowManyDataToFlush", "remainHowManyDataToCommit", "remainTransientStoreBufferNumbs", "earliestMessageTimeStamp", "timerReadBehind",
        "timerOffsetBehind", "timerCongestNum", "timerEnqueueTps", "timerDequeueTps", "bootTimestamp", "startAcceptSendRequestTimeStamp",
        "runtime", "brokerVersion", "brokerVersionDesc", "brokerActive", "EndTransactionQueueSize", "EndTransactionThreadPoolQueueCapacity",
    ];

    [Fact]
    public void A_broker_of_4_9_8_is_read()
    {
        var info = Recorded("rocketmq-4.9.8");
        Assert.Equal(13164, info.PutMessagesTotal);
        Assert.Equal(14766, info.GetMessagesTotal);
        Assert.Equal(0, info.PutFailedTotal);
        Assert.Equal(10026678, info.PutBytesTotal);
        Assert.Equal(13164, info.PutTimesTotal);
        Assert.Equal(761.6741112123974, info.PutAverageBytes);
        Assert.Equal(192, info.PutEntireTimeMax);
        Assert.Equal(231, info.GetEntireTimeMax);
        Assert.Equal(0.99, info.PutLatency99);
        Assert.Equal(1.00, info.PutLatency999);
        Assert.Equal(13, info.PutDistribution!.Count);
        Assert.Equal(new PutLatencyBucket(0, 3859), info.PutDistribution[0]);
        Assert.Equal(new PutLatencyBucket(0.01, 172), info.PutDistribution[1]);
        Assert.Equal(new RateWindows(67.47301079568173, 67.04412989175687, null), info.PutRate);
        Assert.Equal(new RateWindows(65.68029591122664, 68.90924229808493, null), info.GetTransferredRate);
        Assert.Equal(["send", "pull", "query", "end_transaction"], info.ThreadPools.Select(pool => pool.Name));
        Assert.Equal(new BrokerThreadPool("send", 0, 10000, 0), info.ThreadPools[0]);
        Assert.Equal(new BrokerThreadPool("end_transaction", 0, 100000, null), info.ThreadPools[3]);
        Assert.Equal(0, info.PageCacheLockMilliseconds);
        Assert.Equal(0.21, info.CommitLogDiskRatio);
        Assert.Equal(0.21, Assert.Single(info.CommitLogDiskRatios).Value);
        Assert.EndsWith("/commitlog", Assert.Single(info.CommitLogDiskRatios).Key, StringComparison.Ordinal);
        Assert.Equal(0.21, info.ConsumeQueueDiskRatio);
        Assert.Equal(270582939648, info.CommitLogDirTotalBytes);
        Assert.Equal(78920024064, info.CommitLogDirFreeBytes);
        Assert.Equal((0, 10026678), (info.CommitLogMinOffset, info.CommitLogMaxOffset));
        Assert.Equal(0, info.DispatchBehindBytes);
        Assert.Equal(17510, info.RemainToFlushBytes);
        Assert.Null(info.RemainToCommitBytes);
        Assert.Null(info.TransientBufferNumbers);
        Assert.Equal(1795219893483, info.EarliestMessageTimestamp);
        Assert.Equal(Enumerable.Range(1, 13), info.ScheduleLevels.Select(level => level.Level));
        Assert.Equal(new ScheduleLevel(3, 208, 213), info.ScheduleLevels[2]);
        Assert.Null(info.TimerCongestNum);
        Assert.Equal(1795219758917, info.BootTimestamp);
        Assert.Equal(0, info.StartAcceptSendRequestTimestamp);
        Assert.Equal("4.9.8", info.BrokerVersion.ToString());
        Assert.Equal("V4_9_8", info.BrokerVersionDesc);
        Assert.Null(info.BrokerActive);
    }

    [Fact]
    public void A_broker_of_5_3_3_has_timers_and_more_pools()
    {
        var info = Recorded("rocketmq-5.3.3");
        Assert.Equal(17491, info.PutMessagesTotal);
        Assert.Equal(654, info.TimerCongestNum);
        Assert.Equal(0, info.TimerReadBehind);
        Assert.Equal(0, info.TimerOffsetBehind);
        Assert.Equal(14.043993, info.TimerEnqueueTps);
        Assert.NotNull(info.TimerDequeueTps);
        Assert.True(info.BrokerActive);
        Assert.Equal(["send", "pull", "query", "lite_pull", "ack", "end_transaction"], info.ThreadPools.Select(pool => pool.Name));
        Assert.Equal(100000, info.ThreadPools[4].Capacity);
        Assert.Equal("5.3.3", info.BrokerVersion.ToString());
        Assert.Equal(new RateWindows(126.56203139058283, 129.27718667266097, null), info.GetTransferredRate);
    }

    [Fact]
    public void A_broker_of_4_7_1_lacks_what_came_later()
    {
        var info = Recorded("rocketmq-4.7.1");
        Assert.Equal(7127, info.PutMessagesTotal);
        Assert.Null(info.PutFailedTotal);
        Assert.Null(info.PutLatency99);
        Assert.Null(info.EarliestMessageTimestamp);
        Assert.Empty(info.CommitLogDiskRatios);
        Assert.Equal(0.07910056074498091, info.CommitLogDiskRatio);
        Assert.Equal("4.7.1", info.BrokerVersion.ToString());
    }

    [Fact]
    public void Every_key_that_real_brokers_send_is_known()
    {
        foreach (var frame in CaptureSet.Names.SelectMany(set => CaptureSet.Load(set).Answers(28)))
        {
            var unknown = GetBrokerRuntimeInfo.Read(RemotingCodec.Read(frame.Response).Body).Table.Keys.Where(key => !Known.Contains(key) &&
                !key.StartsWith(ScheduleLevel.KeyPrefix, StringComparison.Ordinal) &&
                !key.StartsWith("commitLogDiskRatio_", StringComparison.Ordinal) && !key.Contains("ThreadPoolQueue", StringComparison.Ordinal));
            Assert.Empty(unknown);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("garbage")]
    [InlineData("NaN")]
    [InlineData("99999999999999999999999")]
    [InlineData("{}")]
    public void A_bad_value_costs_nothing_but_itself(string? value)
    {
        var table = new Dictionary<string, string> { ["putMessageSizeTotal"] = "7" };
        foreach (var key in Known.Except(["putMessageSizeTotal", "runtime", "brokerVersionDesc"]).Append("scheduleMessageOffset_1").Append("commitLogDiskRatio_/x"))
        {
            if (value is not null)
                table[key] = value;
        }
        var info = new RuntimeInfo(table);
        Assert.Equal(7, info.PutBytesTotal);
        foreach (var property in typeof(RuntimeInfo).GetProperties().Where(property => property.Name is not ("Table" or "PutBytesTotal")))
        {
            // Doubles hold any number that can be written.
            var read = property.GetValue(info);
            Assert.True(read is null or double or RateWindows || read is System.Collections.ICollection { Count: 0 } || value?.StartsWith('9') == true, property.Name);
        }
    }

    [Theory]
    [InlineData("earliestMessageTimeStamp", "-1")]
    [InlineData("earliestMessageTimeStamp", "0")]
    [InlineData("bootTimestamp", "0")]
    [InlineData("commitLogDiskRatio", "-1.0")]
    [InlineData("commitLogDiskRatio_/gone", "-1")]
    [InlineData("remainTransientStoreBufferNumbs", "2147483647")]
    [InlineData("brokerVersion", "-3")]
    [InlineData("brokerVersion", "123456789")]
    public void A_number_that_stands_for_nothing_is_nothing(string key, string value)
    {
        var info = new RuntimeInfo(new Dictionary<string, string> { [key] = value });
        Assert.Null(info.EarliestMessageTimestamp);
        Assert.Null(info.BootTimestamp);
        Assert.Null(info.CommitLogDiskRatio);
        Assert.Empty(info.CommitLogDiskRatios);
        Assert.Null(info.TransientBufferNumbers);
        Assert.Null(info.BrokerVersion);
    }

    [Fact]
    public void The_transient_pool_is_told_of_where_it_is_on()
    {
        var info = new RuntimeInfo(new Dictionary<string, string> { ["remainTransientStoreBufferNumbs"] = "5", ["remainHowManyDataToCommit"] = "1.0 KiB" });
        Assert.Equal(5, info.TransientBufferNumbers);
        Assert.Equal(1024, info.RemainToCommitBytes);
    }

    private static RuntimeInfo Recorded(string set) =>
        GetBrokerRuntimeInfo.Read(RemotingCodec.Read(CaptureSet.Load(set)["broker-a.GET_BROKER_RUNTIME_INFO"].Response).Body);
}
