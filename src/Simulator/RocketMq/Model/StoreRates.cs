namespace Simulator.RocketMq.Model;

/// <summary>What StoreStatsService samples each second.</summary>
internal sealed class StoreRates
{
    private long putMinuteAgo;
    private int seconds;
    private long putBytes;

    public RateSamples Put { get; } = new();

    public RateSamples GetFound { get; } = new();

    public RateSamples GetMiss { get; } = new();

    public RateSamples GetTotal { get; } = new();

    public RateSamples Transferred { get; } = new();

    /// <summary>Messages put in the previous whole minute; null in the first one.</summary>
    public long? PutInPreviousMinute { get; private set; }

    /// <summary>Bytes put in the last second; what a slave that keeps up gets.</summary>
    public long PutBytesInLastSecond { get; private set; }

    public void Sample(StoreTotals totals)
    {
        PutBytesInLastSecond = seconds == 0 ? 0 : totals.PutBytes - putBytes;
        putBytes = totals.PutBytes;
        Put.Sample(totals.PutMessages);
        GetFound.Sample(totals.GetFound);
        GetMiss.Sample(totals.GetMiss);
        GetTotal.Sample(totals.GetFound + totals.GetMiss);
        Transferred.Sample(totals.GotMessages);
        if (seconds++ % 60 == 0)
        {
            PutInPreviousMinute = seconds == 1 ? null : totals.PutMessages - putMinuteAgo;
            putMinuteAgo = totals.PutMessages;
        }
    }
}
