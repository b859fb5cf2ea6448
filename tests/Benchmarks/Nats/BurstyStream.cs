namespace Benchmarks.Nats;

/// <summary>When the messages of a stream were stored that gets 0 to 1,000 a second for four minutes, with pauses of up to a minute.</summary>
internal static class BurstyStream
{
    private const long Length = 240_000;

    public static long[] Of(int seed)
    {
        var random = new Random(seed);
        var stored = new List<long>();
        var now = 0.0;
        while (now < Length)
        {
            var end = now + (random.NextDouble() * 15_000);
            var rate = random.Next(1001) / 1000.0;
            while (rate > 0 && now < end)
            {
                now += -Math.Log(1 - random.NextDouble()) / rate;
                stored.Add((long)now);
            }

            now = end;
            if (random.Next(4) == 0)
                now += random.NextDouble() * 60_000;
        }

        return [.. stored];
    }
}
