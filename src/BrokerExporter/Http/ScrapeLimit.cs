namespace BrokerExporter.Http;

/// <summary>How many scrapes are answered at the same time, whatever their pages: each holds a page in memory.</summary>
/// <param name="most">0: any number.</param>
internal sealed class ScrapeLimit(int most)
{
    private int _count;

    /// <summary>Begins a scrape, unless there are as many as may be. One that has begun ends with <see cref="End"/>.</summary>
    public bool TryBegin()
    {
        if (Interlocked.Increment(ref _count) <= most || most == 0)
            return true;
        End();
        return false;
    }

    public void End() => Interlocked.Decrement(ref _count);
}
