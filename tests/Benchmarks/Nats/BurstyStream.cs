namespace Benchmarks.Nats;

/// <summary>When the messages of a stream were stored that gets 0 to 1,000 a second for four minutes, with two or three pauses of up to a minute.</summary>
internal static class BurstyStream
{
    private const long Length = 240_000;

    /// <param name="seed">Another stream for each.</param>
    /// <param name="tick">Milliseconds after which the rate is another one.</param>
    public static long[] Of(int seed, int tick)
    {
        var random = new Random(seed);
        var stored = new List<long>();
        var now = 0.0;
        while (now < Length)
        {
            var (end, rate) = (now + tick, random.Next(1001) / 1000.0);
            for (now += Gap(random, rate); now < end; now += Gap(random, rate))
                stored.Add((long)now);
            now = end;
            if (random.Next(100_000 / tick) == 0)
                now += random.NextDouble() * 60_000;
        }

        return [.. stored];
    }

    // Milliseconds to the next message, at a rate per millisecond.
    private static double Gap(Random random, double rate) => rate > 0 ? -Math.Log(1 - random.NextDouble()) / rate : double.PositiveInfinity;
}
