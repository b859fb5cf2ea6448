using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>The part of the runtime table that DefaultMessageStore.getRuntimeInfo and BrokerStats fill.</summary>
internal static class StoreTable
{
    private const long DiskBytes = 252L << 30;

    public static void Add(List<KeyValuePair<string, string>> table, BrokerView broker)
    {
        var store = broker.Store;
        Totals(table, broker);
        table.Put("commitLogMinOffset", 0);
        table.Put("commitLogMaxOffset", store.CommitLogEnd);
        table.Put("remainHowManyDataToFlush", JavaText.Bytes(broker.IsSlave ? 0 : store.UnflushedBytes));
        table.Put("remainTransientStoreBufferNumbs", int.MaxValue);
        table.Put("dispatchMaxBuffer", 0);
        table.Put("dispatchBehindBytes", 0);
        table.Put("pageCacheLockTimeMills", 0);
        table.Put("earliestMessageTimeStamp", store.EarliestMessageTime());
        Disk(table, broker);
    }

    private static void Totals(List<KeyValuePair<string, string>> table, BrokerView broker)
    {
        var totals = broker.Store.Totals;
        var isV5 = broker.Flavor.IsV5;
        var put = !isV5 ? totals.PutMessages : broker.IsSlave ? 0 : totals.PutOrdinaryMessages;
        table.Put("msgPutTotalYesterdayMorning", totals.PutYesterdayMorning);
        table.Put("msgPutTotalTodayMorning", totals.PutAtMorning);
        table.Put("msgPutTotalTodayNow", put);
        table.Put("msgGetTotalYesterdayMorning", broker.IsSlave ? 0 : totals.GotYesterdayMorning);
        table.Put("msgGetTotalTodayMorning", broker.IsSlave ? 0 : totals.GotAtMorning);
        table.Put("msgGetTotalTodayNow", broker.IsSlave ? 0 : totals.GotMessages);
        table.Put("putMessageTimesTotal", Math.Max(1, totals.PutMessages));
        table.Put("putMessageFailedTimes", 0);
        table.Put("putMessageSizeTotal", totals.PutBytes);
        table.Put("putMessageAverageSize", JavaText.Of(totals.PutBytes / (double)Math.Max(1, totals.PutMessages)));
        table.Put("putMessageEntireTimeMax", broker.IsSlave ? 0 : 12);
        table.Put("getMessageEntireTimeMax", broker.IsSlave ? 0 : 8);
        table.Put("putLatency99", broker.IsSlave ? "0.00" : "0.99");
        table.Put("putLatency999", broker.IsSlave ? "0.00" : "1.00");
    }

    private static void Disk(List<KeyValuePair<string, string>> table, BrokerView broker)
    {
        var used = Math.Min(DiskBytes, (DiskBytes / 5) + broker.Store.CommitLogEnd);
        var ratio = (used / (double)DiskBytes).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        table.Put("commitLogDiskRatio", ratio);
        table.Put($"commitLogDiskRatio_{broker.StorePath}/commitlog", ratio);
        table.Put("consumeQueueDiskRatio", ratio);
        table.Put("commitLogDirCapacity", $"Total : {JavaText.Bytes(DiskBytes)}, Free : {JavaText.Bytes(DiskBytes - used)}.");
    }
}
