namespace Simulator.RocketMq.Model;

/// <summary>StoreStatsService and BrokerStats: totals since the broker started.</summary>
internal sealed class StoreTotals
{
    public long PutMessages { get; set; }

    /// <summary>Without system topics and dead letters: what 5.x calls msgPutTotalTodayNow.</summary>
    public long PutOrdinaryMessages { get; set; }

    public long PutBytes { get; set; }

    /// <summary>Messages handed to consumers.</summary>
    public long GotMessages { get; set; }

    /// <summary>Pulls that found something.</summary>
    public long GetFound { get; set; }

    /// <summary>Pulls that found nothing.</summary>
    public long GetMiss { get; set; }

    public long PutAtMorning { get; private set; }

    public long GotAtMorning { get; private set; }

    public long PutYesterdayMorning { get; private set; }

    public long GotYesterdayMorning { get; private set; }

    public StoreTotals Copy() => (StoreTotals)MemberwiseClone();

    public void Midnight()
    {
        (PutYesterdayMorning, PutAtMorning) = (PutAtMorning, PutMessages);
        (GotYesterdayMorning, GotAtMorning) = (GotAtMorning, GotMessages);
    }
}
