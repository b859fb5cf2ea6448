using System.Globalization;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>The entries of AdminBrokerProcessor.prepareRuntimeInfo, from what the store really holds.</summary>
internal static class RuntimeTable
{
    private static readonly string[] LatencyBuckets =
        ["<=0ms", "0~10ms", "10~50ms", "50~100ms", "100~200ms", "200~500ms", "500ms~1s", "1~2s", "2~3s", "3~4s", "4~5s", "5~10s", "10s~"];

    public static IEnumerable<KeyValuePair<string, string>> Of(BrokerView broker)
    {
        var table = new List<KeyValuePair<string, string>>(96);
        Process(table, broker);
        StoreTable.Add(table, broker);
        Rates(table, broker);
        ThreadPools.Add(table, broker.Flavor);
        Schedule(table, broker);
        if (broker.Flavor.IsV5)
        {
            Timer(table, broker.Store);
        }

        return table;
    }

    public static void Put(this List<KeyValuePair<string, string>> table, string key, string value) => table.Add(new(key, value));

    public static void Put(this List<KeyValuePair<string, string>> table, string key, long value) =>
        table.Put(key, value.ToString(CultureInfo.InvariantCulture));

    private static void Process(List<KeyValuePair<string, string>> table, BrokerView broker)
    {
        var up = TimeSpan.FromMilliseconds(broker.Store.Now - broker.Store.BootTime);
        table.Put("bootTimestamp", broker.Store.BootTime);
        table.Put("runtime", string.Create(CultureInfo.InvariantCulture, $"[ {up.Days} days, {up.Hours} hours, {up.Minutes} minutes, {up.Seconds} seconds ]"));
        table.Put("brokerVersion", broker.Flavor.VersionOrdinal);
        table.Put("brokerVersionDesc", broker.Flavor.VersionName);
        table.Put("startAcceptSendRequestTimeStamp", 0);
        if (broker.Flavor.IsV5)
        {
            table.Put("brokerActive", broker.IsSlave ? "false" : "true");
        }
    }

    private static void Rates(List<KeyValuePair<string, string>> table, BrokerView broker)
    {
        // A slave puts what it copies, and hands out nothing while slaveReadEnable is off.
        var rates = broker.Store.Rates;
        var idle = new StoreRates();
        table.Put("putTps", rates.Put.Text);
        table.Put("getFoundTps", broker.IsSlave ? "0.0 0.0 " : rates.GetFound.Text);
        table.Put("getMissTps", broker.IsSlave ? "0.0 0.0 " : rates.GetMiss.Text);
        table.Put("getTotalTps", (broker.IsSlave ? idle : rates).GetTotal.TextWithZeros);
        table.Put(
            broker.Flavor.IsV5 ? "getTransferredTps" : "getTransferedTps",
            broker.IsSlave ? "0.0 0.0 " : rates.Transferred.Text);
        table.Put("putMessageDistributeTime", Distribution(rates.PutInPreviousMinute, broker.IsSlave));
    }

    /// <summary>The previous minute's puts: one in twenty took up to 10 ms.</summary>
    private static string Distribution(long? puts, bool isSlave)
    {
        if (puts is null)
        {
            return "null";
        }

        var slow = isSlave ? 0 : puts.Value / 20;
        var fast = isSlave ? 0 : puts.Value - slow;
        return string.Concat(LatencyBuckets.Select((bucket, i) => string.Create(
            CultureInfo.InvariantCulture, $"[{bucket}]:{(i == 0 ? fast : i == 1 ? slow : 0)} ")));
    }

    /// <summary>"delivered,max" per level with traffic; 4.9.8 tells them on masters only.</summary>
    private static void Schedule(List<KeyValuePair<string, string>> table, BrokerView broker)
    {
        if (broker.Store.Topic(TopicNames.Schedule) is not { } schedule || (broker.IsSlave && !broker.Flavor.IsV5))
        {
            return;
        }

        for (var level = 1; level <= DelayedMessages.Levels; level++)
        {
            if (schedule.Max(level - 1) > 0)
            {
                table.Put(
                    string.Create(CultureInfo.InvariantCulture, $"scheduleMessageOffset_{level}"),
                    string.Create(CultureInfo.InvariantCulture, $"{broker.Store.Delays.Delivered(level)},{schedule.Max(level - 1)}"));
            }
        }
    }

    private static void Timer(List<KeyValuePair<string, string>> table, BrokerStore store)
    {
        if (!store.Timers.IsOn)
        {
            return;
        }

        table.Put("timerReadBehind", Math.Max(0, store.Now - store.Timers.ReadTime) / 1000);
        table.Put("timerOffsetBehind", 0);
        table.Put("timerCongestNum", store.Timers.Count);
        table.Put("timerEnqueueTps", JavaText.Of(0));
        table.Put("timerDequeueTps", JavaText.Of(0));
    }
}
