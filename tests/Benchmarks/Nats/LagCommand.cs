using System.Globalization;
using Probes.Nats.Model.JetStream;

namespace Benchmarks.Nats;

/// <summary>
/// How well are messages of a stream dated without reading one? A bursty stream of which it is known when each message was
/// stored, polled as a server would be: by last sequence, time of the last message, and the server's clock.
/// </summary>
internal static class LagCommand
{
    private const int Seeds = 20;
    private const int Sampled = 3000;

    public static void Run()
    {
        Console.WriteLine("| rate changes every ms | poll s | mean s | p95 s | max s | by poll time alone: mean s | p95 s | max s |\n|---|---|---|---|---|---|---|---|");
        foreach (var (tick, poll) in from tick in (int[])[100, 1000] from poll in (int[])[5, 15, 30, 60] select (tick, poll))
        {
            var (ours, naive) = (new List<double>(), new List<double>());
            for (var seed = 1; seed <= Seeds; seed++)
                Measure(BurstyStream.Of(seed, tick), poll * 1000L, new Random(seed), ours, naive);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {tick} | {poll} | {Columns(ours)} | {Columns(naive)} |"));
        }
    }

    private static void Measure(long[] stored, long poll, Random random, List<double> ours, List<double> naive)
    {
        var dates = new StreamDates();
        var polls = new List<(long At, long Last)>();
        var seen = 0;
        for (var now = poll; now <= stored[^1] + poll; now += poll)
        {
            while (seen < stored.Length && stored[seen] <= now)
                seen++;
            if (seen == 0)
                continue;
            polls.Add((now, seen));
            dates.Observe(DateTimeOffset.UnixEpoch, now, new StreamSpan(1, stored[0], (ulong)seen, stored[seen - 1]));
        }

        for (var i = 0; i < Sampled; i++)
        {
            var sequence = random.NextInt64(polls[0].Last + 1, polls[^1].Last + 1);
            var truth = stored[sequence - 1];
            ours.Add(Math.Abs(dates.Of((ulong)sequence)!.Value.At - truth) / 1000.0);
            naive.Add(Math.Abs(ByPollTime(polls, sequence) - truth) / 1000.0);
        }
    }

    // What exporters do that know end offsets only: in proportion between the two polls around it.
    private static double ByPollTime(List<(long At, long Last)> polls, long sequence)
    {
        var after = polls.FindIndex(known => known.Last >= sequence);
        var (before, next) = (polls[after - 1], polls[after]);
        return before.At + ((next.At - before.At) * (double)(sequence - before.Last) / (next.Last - before.Last));
    }

    private static string Columns(List<double> errors)
    {
        errors.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{errors.Average():0.00} | {errors[errors.Count * 95 / 100]:0.00} | {errors[^1]:0.0}");
    }
}
