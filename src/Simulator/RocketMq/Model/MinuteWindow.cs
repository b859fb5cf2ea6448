namespace Simulator.RocketMq.Model;

/// <summary>A running total sampled each 10 s, of which the last minute's rate is told: what StatsItem does.</summary>
internal sealed class MinuteWindow
{
    private readonly long[] samples = new long[7];
    private int count;

    public void Sample(long total)
    {
        if (count == samples.Length)
        {
            samples.AsSpan(1).CopyTo(samples);
            count--;
        }

        samples[count++] = total;
    }

    /// <summary>Events within the last minute.</summary>
    public long Sum => count < 2 ? 0 : samples[count - 1] - samples[0];

    /// <summary>Events per second over the last minute.</summary>
    public double PerSecond => count < 2 ? 0 : (samples[count - 1] - samples[0]) / (10.0 * (count - 1));
}
