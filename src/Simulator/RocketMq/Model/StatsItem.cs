namespace Simulator.RocketMq.Model;

/// <summary>Something that a broker counts since its start, and of which it tells the last minute (StatsItem).</summary>
internal sealed class StatsItem
{
    private readonly MinuteWindow values = new();
    private readonly MinuteWindow times = new();
    private long total;
    private long calls;

    /// <summary>Counted within the last minute.</summary>
    public long Sum => values.Sum;

    public double PerSecond => values.PerSecond;

    /// <summary>By the number of messages, as each is a call of its own.</summary>
    public double Average => times.Sum == 0 ? 0 : values.Sum / (double)times.Sum;

    public void Add(long value, long count)
    {
        total += value;
        calls += count;
    }

    public void Sample()
    {
        values.Sample(total);
        times.Sample(calls);
    }
}
